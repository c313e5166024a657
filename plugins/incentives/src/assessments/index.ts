import * as commandsOf from './commands.js';
import * as answers from './queries.js';

/** 成员单位考核, 网格考核. */
export const commands = { ...commandsOf };
export const queries = { ...answers };
