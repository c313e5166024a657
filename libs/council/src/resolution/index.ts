import { adoptResolution } from './adopting.js';
import * as answers from './answers.js';
import {
  amendResolution,
  archiveResolution,
  executeResolution,
  keepInForce,
  repealResolution,
  verifyResolution,
} from './resolutions.js';
import { judge } from './targets.js';

/** Resolutions, and the numbers they are to move. */
export const commands = {
  ...{ adoptResolution, executeResolution, verifyResolution, archiveResolution },
  ...{ amendResolution, repealResolution },
};
export const queries = answers;
export const reactions = [keepInForce, judge];
