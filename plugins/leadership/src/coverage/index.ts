import { assignInstructor } from './assign-instructor.js';
import { checkCoverage } from './check-coverage.js';
import { enterCoverage } from './enter-coverage.js';
import { foundBranch } from './found-branch.js';
import { joinBranch } from './join-branch.js';
import { lapseCoverage } from './lapse-coverage.js';
import { planCoverage } from './plan-coverage.js';
import { coverageDetail, coverages } from './queries.js';
import { visitUnit } from './visit-unit.js';

/** 两个覆盖. */
export const commands = {
  ...{ enterCoverage, planCoverage, joinBranch, foundBranch, lapseCoverage },
  ...{ checkCoverage, assignInstructor, visitUnit },
};
export const queries = { coverages, coverageDetail };
