import { acceptProject, archiveProject, evaluateProject, returnProject } from './outcome.js';
import { proposeProject } from './propose-project.js';
import * as answers from './queries.js';
import * as running from './run.js';

/** 共建项目. */
export const commands = {
  ...{ proposeProject, ...running },
  ...{ returnProject, acceptProject, evaluateProject, archiveProject },
};
export const queries = { ...answers };
