import { choices, events, leadership, secretaryTitles } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { Appraisal } from '../entities/report.entity.js';
import { moveReport } from './reports.js';
import { no, record, subjectOf } from '../kit.js';

/** 述职评议 begins: a secret ballot of those on the roll, among whom the reporter is not. */
export const openAppraisal = handle(leadership.commands.openAppraisal, async (ctx, { reportId, roll }) => {
  const report = await moveReport(ctx, reportId, 'openAppraisal');
  if (roll.includes(report.personId) || roll.includes(report.owner))
    throw no('appraisedOnRoll', {}, 'roll', 'invalid');
  const scale = secretaryTitles.includes(report.postTitle) ? 'secretary' : 'staff';
  const appraisal = ctx.em.create(Appraisal, {
    id: ctx.id(),
    organisation: report.organisation,
    reportId,
    scale,
    state: 'open',
    openedAt: ctx.now,
    entitled: roll.length,
  });
  await ctx.ballots.open(appraisal.id, { roll, options: choices });
  record(ctx, subjectOf('report', report), events.appraisalOpened, {
    data: { appraisalId: appraisal.id, reportId, scale, entitled: roll.length },
  });
  return { appraisalId: appraisal.id, state: appraisal.state };
});
