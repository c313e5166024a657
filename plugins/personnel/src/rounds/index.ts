import { attestCount, castGrade, countBallots, openBallots } from './ballots.js';
import { attachApproval, decideGrade, giveFeedback, publishRound } from './decide.js';
import * as gradingAnswers from './grading-queries.js';
import { roundDetail, rounds } from './queries.js';
import { advanceRound, dropRound, planRound } from './run.js';
import { answerEvidence, commentOnPeer, proposeEvidence, writeSelfAppraisal } from './write.js';

/** 民主评议. */
export const commands = {
  ...{ planRound, advanceRound, dropRound },
  ...{ writeSelfAppraisal, commentOnPeer, proposeEvidence, answerEvidence },
  ...{ openBallots, castGrade, attestCount, countBallots },
  ...{ decideGrade, giveFeedback, attachApproval, publishRound },
};
export const queries = { rounds, roundDetail, ...gradingAnswers };
