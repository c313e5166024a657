import {
  appraisePioneer,
  endAssignment,
  giveBackPioneer,
  logDuty,
  renewPioneer,
  returnLog,
  showPioneer,
  verifyLog,
} from './assignments.js';
import { choosePioneer, definePioneer, endPioneer, openPioneer } from './pioneers.js';
import {
  assignmentDetail,
  assignments,
  logDetail,
  logs,
  ownAssignments,
  pioneerDetail,
  pioneers,
} from './queries.js';

/** 党员先锋岗. */
export const commands = {
  ...{ definePioneer, openPioneer, endPioneer, choosePioneer, showPioneer, appraisePioneer },
  ...{ renewPioneer, giveBackPioneer, endAssignment, logDuty, verifyLog, returnLog },
};
export const queries = {
  ...{ pioneers, pioneerDetail, assignments, assignmentDetail, ownAssignments, logs, logDetail },
};
