import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { Problem } from '../entities/problem.entity.js';
import { moveReport } from './reports.js';
import { record, subjectOf } from '../kit.js';

/** 问题清单: what the appraisal has shown, for whoever reported to put right. */
export const listProblem = handle(leadership.commands.listProblem, async (ctx, { reportId, text }) => {
  const report = await moveReport(ctx, reportId, 'listProblem');
  const problem = ctx.em.create(Problem, {
    id: ctx.id(),
    facts: 0,
    organisation: report.organisation,
    unit: report.unit ?? null,
    owner: report.owner,
    reportId,
    personId: report.personId,
    text,
    state: 'listed',
    reporters: [],
    lastAt: ctx.now,
  });
  record(ctx, subjectOf('problem', problem), events.problemListed, {
    data: { problemId: problem.id, reportId, personId: report.personId },
    detail: { text },
  });
  return { problemId: problem.id, state: problem.state };
});
