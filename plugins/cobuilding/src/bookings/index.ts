import * as commandsOf from './commands.js';
import * as answers from './queries.js';

/** 预约. */
export const commands = { ...commandsOf };
export const queries = { ...answers };
