import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { Report } from '../entities/report.entity.js';
import { checkPost } from '../posts.js';
import { record, subjectOf, unitOf } from '../kit.js';

/** 述职报告, written by whoever gives it. */
export const draftReport = handle(leadership.commands.draftReport, async (ctx, input) => {
  const { year, audience, postId, postTitle, personId, unitId, text } = input;
  await checkPost(ctx, postId);
  if (unitId !== undefined) await unitOf(ctx, unitId);
  const report = ctx.em.create(Report, {
    id: ctx.id(),
    facts: 0,
    organisation: ctx.organisation,
    unit: unitId ?? null,
    owner: ctx.actorId,
    ...{ personId, postId, postTitle, year, audience, text },
    state: 'draft',
    draftedAt: ctx.now,
  });
  record(ctx, subjectOf('report', report), events.reportDrafted, {
    data: { reportId: report.id, year, postId, postTitle, personId, unitId, audience },
    detail: { text },
  });
  return { reportId: report.id, state: report.state };
});
