import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { takeEvidence } from '@heli/sdk/kit';
import { moveProblem } from './problems.js';
import { record, subjectOf } from '../kit.js';

export const reportRectification = handle(leadership.commands.reportRectification, async (ctx, input) => {
  const { problemId, files, note } = input;
  const problem = await moveProblem(ctx, problemId, 'report');
  problem.reporters = [...new Set([...problem.reporters, ctx.actorId])];
  problem.lastAt = ctx.now;
  const subject = subjectOf('problem', problem);
  const evidence = await takeEvidence(ctx, subject, files, leadership.queries.problemDetail);
  record(ctx, subject, events.rectificationReported, {
    data: { problemId, reportId: problem.reportId, personId: problem.personId, evidence },
    detail: { note },
  });
  return { problemId, state: problem.state };
});
