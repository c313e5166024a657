import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveProblem, problemDeadline } from './problems.js';
import { record, settle, subjectOf } from '../kit.js';
import { happenedAt } from '../shared/time.js';

/** Somebody other than the one who rectified has seen that it is put right. */
export const verifyRectification = handle(leadership.commands.verifyRectification, async (ctx, input) => {
  const { problemId, note } = input;
  const problem = await moveProblem(ctx, problemId, 'verify');
  const at = happenedAt(ctx, input.at, problem.lastAt);
  const due = problem.due ?? at;
  problem.verifiedAt = at;
  problem.lastAt = at;
  record(ctx, subjectOf('problem', problem), events.rectificationVerified, {
    at,
    data: { problemId, reportId: problem.reportId, personId: problem.personId, due, late: at > due },
    detail: { note },
  });
  settle(ctx, problemDeadline(problem, due), at);
  return { problemId, state: problem.state };
});
