import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveProblem } from './problems.js';
import { record, subjectOf } from '../kit.js';

/** Not put right yet. */
export const returnRectification = handle(leadership.commands.returnRectification, async (ctx, input) => {
  const { problemId, note } = input;
  const problem = await moveProblem(ctx, problemId, 'sendBack');
  problem.lastAt = ctx.now;
  record(ctx, subjectOf('problem', problem), events.rectificationReturned, {
    data: { problemId, reportId: problem.reportId, personId: problem.personId },
    detail: { note },
  });
  return { problemId, state: problem.state };
});
