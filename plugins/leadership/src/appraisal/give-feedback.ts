import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveReport } from './reports.js';
import { record, subjectOf } from '../kit.js';

/** 领导点评. */
export const giveFeedback = handle(leadership.commands.giveFeedback, async (ctx, { reportId, comment }) => {
  const report = await moveReport(ctx, reportId, 'giveFeedback');
  report.comment = comment;
  record(ctx, subjectOf('report', report), events.feedbackGiven, {
    data: { reportId, personId: report.personId },
    detail: { comment },
  });
  return { reportId, state: report.state };
});
