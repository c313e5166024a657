import * as answers from './answers.js';
import { holdStage, releaseStage } from './holding.js';

/** What the walls show of a meeting, and what the chair holds there. */
export const commands = { holdStage, releaseStage };
export const queries = answers;
