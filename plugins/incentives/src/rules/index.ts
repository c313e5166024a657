import * as commandsOf from './commands.js';
import * as answers from './queries.js';

/** 积分规则. */
export const commands = { ...commandsOf };
export const queries = { ...answers };
