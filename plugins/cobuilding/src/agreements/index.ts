import * as commandsOf from './commands.js';
import * as answers from './queries.js';

/** 共建协议 and their commitments. */
export const commands = { ...commandsOf };
export const queries = { ...answers };
