import * as commandsOf from './commands.js';
import { publicNotices } from './public-notices.js';
import * as answers from './queries.js';

/** 积分流水, 公示, and the ledger. */
export const commands = { ...commandsOf };
export const queries = { ...answers, publicNotices };
