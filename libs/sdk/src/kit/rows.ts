export { fileRow, historyRow } from './history.js';
export { evidence, page, settlement } from './parts.js';
export { nothingBehind, recordsBehindInput, recordsBehindOutput } from './records-behind.js';
