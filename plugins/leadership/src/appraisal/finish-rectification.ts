import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveReport } from './reports.js';
import { record, subjectOf } from '../kit.js';

/** Every problem has been put right. */
export const finishRectification = handle(leadership.commands.finishRectification, async (ctx, input) => {
  const { reportId, note } = input;
  const report = await moveReport(ctx, reportId, 'finish');
  record(ctx, subjectOf('report', report), events.reportRectified, {
    data: { reportId, personId: report.personId },
    detail: { note },
  });
  return { reportId, state: report.state };
});
