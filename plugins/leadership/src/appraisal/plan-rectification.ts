import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { arm } from '@heli/sdk/kit';
import { moveProblem, problemDeadline } from './problems.js';
import { moveReport } from './reports.js';
import { record, subjectOf } from '../kit.js';
import { dueAhead } from '../shared/time.js';

/** 整改清单: what will be done about a problem, and by when. */
export const planRectification = handle(leadership.commands.planRectification, async (ctx, input) => {
  const { problemId, measure } = input;
  const problem = await moveProblem(ctx, problemId, 'plan');
  const { reportId, personId } = problem;
  await moveReport(ctx, reportId, 'plan');
  const due = dueAhead(ctx, input.due);
  Object.assign(problem, { measure, due, lastAt: ctx.now });
  record(ctx, subjectOf('problem', problem), events.rectificationPlanned, {
    data: { problemId, reportId, personId, due },
    detail: { measure },
  });
  arm(ctx, problemDeadline(problem, due));
  return { problemId, state: problem.state };
});
