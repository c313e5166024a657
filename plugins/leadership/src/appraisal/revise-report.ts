import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { record, subjectOf } from '../shared/record.js';
import { moveReport } from './reports.js';

export const reviseReport = handle(leadership.commands.reviseReport, async (ctx, { reportId, text }) => {
  const report = await moveReport(ctx, reportId, 'revise');
  report.text = text;
  record(ctx, subjectOf('report', report), events.reportRevised, {
    data: { reportId, personId: report.personId },
    detail: { text },
  });
  return { reportId, state: report.state };
});
