import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveReport } from './reports.js';
import { record, subjectOf } from '../kit.js';

export const submitReport = handle(leadership.commands.submitReport, async (ctx, { reportId }) => {
  const report = await moveReport(ctx, reportId, 'submit');
  record(ctx, subjectOf('report', report), events.reportSubmitted, { data: { reportId } });
  return { reportId, state: report.state };
});
