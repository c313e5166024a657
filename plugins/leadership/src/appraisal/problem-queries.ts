import { leadership } from '@heli/contracts/leadership';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { filesOf } from '@heli/sdk/kit';
import { Problem, type ProblemItem } from '../entities/problem.entity.js';
import { Report } from '../entities/report.entity.js';
import { historyOf } from '../kit.js';

type Row = OutputOf<typeof leadership.queries.problems>[number];

async function rowsOf(ctx: ReadContext, problems: readonly ProblemItem[]): Promise<Row[]> {
  const ids = [...new Set(problems.map(({ reportId }) => reportId))];
  const reports = new Map((await ctx.em.find(Report, { id: { $in: ids } })).map((one) => [one.id, one]));
  return problems.flatMap((problem) => {
    const report = reports.get(problem.reportId);
    if (!report) return [];
    const { id, text, state, organisation } = problem;
    const due = problem.due ?? null;
    return {
      ...{ id, problemId: id, title: text, state, organisation, due },
      postTitle: report.postTitle,
      year: report.year,
      overdue: due !== null && due <= ctx.now && state !== 'verified',
    };
  });
}

export const problems = answer(leadership.queries.problems, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  const found = await ctx.em.find(Problem, where, { orderBy: { due: 'asc', id: 'asc' }, offset, limit });
  return rowsOf(ctx, found);
});

export const problemDetail = answer(leadership.queries.problemDetail, async (ctx, { id }) => {
  const problem = await ctx.em.findOne(Problem, { id });
  if (!problem) return null;
  const [row] = await rowsOf(ctx, [problem]);
  if (!row) return null;
  return {
    ...row,
    measure: problem.measure ?? '',
    files: await filesOf(ctx, 'leadership.problem', id),
    history: await historyOf(ctx, id),
  };
});
