import * as feeds from './feeds.js';
import { recordsBehind } from './records-behind.js';

/** What a wall watches, and what stands behind its numbers. */
export const queries = { ...feeds, recordsBehind };
