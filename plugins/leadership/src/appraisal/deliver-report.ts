import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveReport } from './reports.js';
import { record, subjectOf } from '../kit.js';

/** It was given, at a meeting as a rule. */
export const deliverReport = handle(
  leadership.commands.deliverReport,
  async (ctx, { reportId, meetingId }) => {
    const report = await moveReport(ctx, reportId, 'deliver');
    report.meetingId = meetingId ?? null;
    record(ctx, subjectOf('report', report), events.reportDelivered, { data: { reportId, meetingId } });
    return { reportId, state: report.state };
  },
);
