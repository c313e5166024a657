import * as commandsOf from './commands.js';
import * as answers from './queries.js';

/** 荣誉. */
export const commands = { ...commandsOf };
export const queries = { ...answers };
