export { default as mechanismGenerator, type MechanismOptions } from './mechanism/mechanism-generator.js';
