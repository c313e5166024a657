import { dutyBoard } from './duty-board.js';
import { nextVisits } from './next-visits.js';
import { overdueBoard } from './overdue-board.js';
import { recordsBehind } from './records-behind.js';
import { uncoveredUnits } from './uncovered-units.js';

/** What a wall watches, and what stands behind its numbers. */
export const queries = { dutyBoard, overdueBoard, nextVisits, uncoveredUnits, recordsBehind };
