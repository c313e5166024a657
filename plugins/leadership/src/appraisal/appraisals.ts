import type { ReadContext } from '@heli/sdk';
import { Appraisal, Report, type AppraisalItem, type ReportItem } from '../entities/report.entity.js';
import { appraisalLife } from '../life-cycles.js';
import { find, follow, situationOf } from '../kit.js';

/** An appraisal, its report, and the state that would follow on a verb. */
export async function tellerAt(
  ctx: ReadContext,
  appraisalId: string,
  verb: keyof typeof appraisalLife,
): Promise<{ appraisal: AppraisalItem; report: ReportItem; to: AppraisalItem['state'] }> {
  const appraisal = await find(ctx, Appraisal, appraisalId, 'Appraisal');
  const report = await find(ctx, Report, appraisal.reportId, 'Report');
  const to = follow(appraisalLife, verb, { ...situationOf(ctx, appraisal), report });
  return { appraisal, report, to };
}
