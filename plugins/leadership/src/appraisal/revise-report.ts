import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveReport } from './reports.js';
import { record, subjectOf } from '../kit.js';

export const reviseReport = handle(leadership.commands.reviseReport, async (ctx, { reportId, text }) => {
  const report = await moveReport(ctx, reportId, 'revise');
  report.text = text;
  record(ctx, subjectOf('report', report), events.reportRevised, {
    data: { reportId, personId: report.personId },
    detail: { text },
  });
  return { reportId, state: report.state };
});
