import * as answers from './answers.js';
import { dismissSuggestion, propose, proposeFromSuggestion, recordProposal } from './propose.js';
import { recordsBehind } from './records-behind.js';
import { scheduleItem, unscheduleItem } from './scheduling.js';
import {
  admitItem,
  deferItem,
  mergeItem,
  resubmitItem,
  screenItem,
  sendBackItem,
  withdrawItem,
} from './screening.js';

/** The way of an item from the proposal onto an agenda. */
export const commands = {
  ...{ propose, recordProposal, proposeFromSuggestion, dismissSuggestion },
  ...{ screenItem, mergeItem, sendBackItem, resubmitItem, deferItem, admitItem, withdrawItem },
  ...{ scheduleItem, unscheduleItem },
};
export const queries = { ...answers, recordsBehind };
export const reactions = [];
