import { attestCount } from './attest-count.js';
import { appraisals, ballots } from './ballot-queries.js';
import { castBallot } from './cast-ballot.js';
import { countAppraisal } from './count-appraisal.js';
import { deliverReport } from './deliver-report.js';
import { draftReport } from './draft-report.js';
import { finishRectification } from './finish-rectification.js';
import { giveFeedback } from './give-feedback.js';
import { listProblem } from './list-problem.js';
import { openAppraisal } from './open-appraisal.js';
import { planRectification } from './plan-rectification.js';
import { problemDetail, problems } from './problem-queries.js';
import { reportDetail, reports } from './report-queries.js';
import { reportRectification } from './report-rectification.js';
import { returnRectification } from './return-rectification.js';
import { reviseReport } from './revise-report.js';
import { submitReport } from './submit-report.js';
import { verifyRectification } from './verify-rectification.js';

/** 述职, 述职评议, 问题清单, 整改清单. */
export const commands = {
  ...{ draftReport, reviseReport, submitReport, deliverReport },
  ...{ openAppraisal, castBallot, attestCount, countAppraisal, giveFeedback },
  ...{ listProblem, planRectification, reportRectification },
  ...{ verifyRectification, returnRectification, finishRectification },
};
export const queries = { reports, reportDetail, problems, problemDetail, appraisals, ballots };
