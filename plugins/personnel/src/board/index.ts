import * as feeds from './feeds.js';
import { publicNotices } from './public-notices.js';
import { recordsBehind } from './records-behind.js';

/** What a wall and the public board show, and what stands behind the numbers. */
export const queries = { ...feeds, publicNotices, recordsBehind };
