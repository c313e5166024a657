import * as commandsOf from './commands.js';
import * as answers from './queries.js';

/** 奖项, 兑换. */
export const commands = { ...commandsOf };
export const queries = { ...answers };
