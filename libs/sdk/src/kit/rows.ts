export { fileRow, historyRow } from './history.js';
export { nothingBehind, recordsBehindInput, recordsBehindOutput } from './records-behind.js';
