import * as commandsOf from './commands.js';
import * as answers from './queries.js';

/** 志愿服务队. */
export const commands = { ...commandsOf };
export const queries = { ...answers };
