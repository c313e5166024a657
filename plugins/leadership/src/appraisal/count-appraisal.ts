import { events, leadership } from '@heli/contracts/leadership';
import { handle, type BallotCount } from '@heli/sdk';
import { tellerAt } from './appraisals.js';
import { moveReport } from './reports.js';
import { record, subjectOf } from '../kit.js';

const countsOf = ({ counts }: BallotCount) => ({
  best: counts['best'] ?? 0,
  good: counts['good'] ?? 0,
  fair: counts['fair'] ?? 0,
  poor: counts['poor'] ?? 0,
});

/** A teller opens the box: slips, roll and key are gone afterwards, and the counts are all that is left. */
export const countAppraisal = handle(leadership.commands.countAppraisal, async (ctx, { appraisalId }) => {
  const { appraisal, report, to } = await tellerAt(ctx, appraisalId, 'count');
  const reportId = report.id;
  const subject = subjectOf('report', report);
  const result = await ctx.ballots.close(appraisalId);
  if (result.state === 'void') {
    appraisal.state = 'void';
    record(ctx, subject, events.appraisalVoided, { data: { appraisalId, reportId, reason: result.reason } });
    return { appraisalId, state: appraisal.state, entitled: appraisal.entitled, cast: 0 };
  }
  const { entitled, cast, unreadable, secrecy } = result;
  const counts = countsOf(result);
  Object.assign(appraisal, { state: to, castCount: cast, unreadable, secrecy, counts });
  await moveReport(ctx, reportId, 'appraise');
  record(ctx, subject, events.appraisalCounted, {
    data: { appraisalId, reportId, entitled, cast, unreadable, counts, secrecy },
  });
  return { appraisalId, state: appraisal.state, entitled, cast };
});
