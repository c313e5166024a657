import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { tellerAt } from './appraisals.js';
import { record, subjectOf } from '../kit.js';

/** The first teller says that the box may be opened; the second opens it. */
export const attestCount = handle(leadership.commands.attestCount, async (ctx, { appraisalId }) => {
  const { appraisal, report, to } = await tellerAt(ctx, appraisalId, 'attest');
  appraisal.state = to;
  appraisal.attestedBy = ctx.actorId;
  record(ctx, subjectOf('report', report), events.countAttested, {
    data: { appraisalId, reportId: report.id },
  });
  return { appraisalId, state: appraisal.state };
});
