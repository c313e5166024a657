import type { ReadContext } from '@heli/sdk';
import { Appraisal, Report, type ReportItem } from '../entities/report.entity.js';
import { Problem } from '../entities/problem.entity.js';
import { reportLife } from '../life-cycles.js';
import { find, follow, situationOf } from '../kit.js';

/** Takes a report to the state that follows on the verb, if its life allows it. */
export async function moveReport(
  ctx: ReadContext,
  reportId: string,
  verb: keyof typeof reportLife,
): Promise<ReportItem> {
  const report = await find(ctx, Report, reportId, 'Report');
  const running = await ctx.em.count(Appraisal, { reportId, state: { $in: ['open', 'attested'] } });
  const openProblems = await ctx.em.count(Problem, { reportId, state: { $ne: 'verified' } });
  report.state = follow(reportLife, verb, {
    ...situationOf(ctx, report),
    running: running > 0,
    openProblems,
  });
  return report;
}
