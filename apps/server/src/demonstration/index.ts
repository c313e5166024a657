export { needsSeed, seedDemonstration } from './seed.js';
export { trickle } from './trickle.js';
