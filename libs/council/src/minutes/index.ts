import * as answers from './answers.js';
import { freezeEvidence } from './evidence.js';
import {
  answerCorrection,
  askCorrection,
  circulateMinutes,
  draftMinutes,
  publishMinutes,
  signMinutes,
} from './minutes.js';
import { publish, withdrawPublication } from './publishing.js';

/** What is left of a meeting: frozen evidence, minutes, publication, the calendar. */
export const commands = {
  ...{ freezeEvidence, draftMinutes, circulateMinutes, askCorrection, answerCorrection },
  ...{ signMinutes, publishMinutes, publish, withdrawPublication },
};
export const queries = answers;
export const reactions = [];
