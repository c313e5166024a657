import * as answers from './answers.js';
import { assignAction, decideExtension, settleDispute, withdrawAction } from './assigning.js';
import { keepFellDue, warnDispute, warnDueSoon } from './falling-due.js';
import { closeAction, reworkAction, verifyAction } from './verifying.js';
import {
  acceptAction,
  askExtension,
  beginAction,
  disputeAction,
  reportProgress,
  submitAction,
} from './working.js';

/** What follows from a decision, until somebody else has seen that it is done. */
export const commands = {
  ...{ assignAction, settleDispute, decideExtension, withdrawAction },
  ...{ acceptAction, disputeAction, beginAction, reportProgress, askExtension, submitAction },
  ...{ reworkAction, verifyAction, closeAction },
};
export const queries = answers;
export const reactions = [keepFellDue, warnDueSoon, warnDispute];
