import * as commandsOf from './commands.js';
import * as answers from './queries.js';

/** 异议. */
export const commands = { ...commandsOf };
export const queries = { ...answers };
