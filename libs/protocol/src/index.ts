export * from './catalogue.js';
export * from './cell.js';
export * from './cell-states.js';
export * from './live.js';
export * from './names.js';
export * from './period.js';
export * from './problem.js';
