export { createApplication, type Pages } from './http/application.js';
