export { commands } from './commands.js';
export { events } from './events.js';
export { queries, stageFeeds } from './queries.js';
