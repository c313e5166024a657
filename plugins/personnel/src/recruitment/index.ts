import {
  applyFor,
  enterCandidate,
  excludeCandidate,
  passCandidate,
  withdrawCandidate,
} from './candidate-commands.js';
import * as answers from './queries.js';
import * as recruiting from './recruitment-commands.js';

/** 招聘, 候选人. */
export const commands = {
  ...recruiting,
  ...{ enterCandidate, applyFor, passCandidate, excludeCandidate, withdrawCandidate },
};
export const queries = { ...answers };
