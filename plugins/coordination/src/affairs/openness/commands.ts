import { coordination, events } from '@heli/contracts/coordination';
import { handle, type WriteContext } from '@heli/sdk';
import { arm, iso, type Settlement } from '@heli/sdk/kit';
import { Openness, Request, type OpennessItem } from '../entities/deliberation.entity.js';
import { find, follow, no, record, settle, subjectOf } from '../kit.js';
import { opennessLife } from '../life-cycles.js';
import { around } from '../shared/around.js';

const answerOf = ({ id, state }: OpennessItem) => ({ opennessId: id, state });

const deadline = (item: OpennessItem): Settlement<typeof events.opennessFellDue> => ({
  key: `openness:${item.id}`,
  due: item.due,
  subject: subjectOf('openness', item),
  event: events.opennessFellDue,
  data: (outcome) => ({ opennessId: item.id, due: item.due, ...outcome }),
});

/** 提出. */
export const draftOpenness = handle(coordination.commands.draftOpenness, async (ctx, input) => {
  const { catalogueNo, title, content, scope, form, requestId } = input;
  const due = iso(input.due);
  if (due <= ctx.now) throw no('dueNotAhead', {}, 'due', 'invalid');
  if (requestId !== undefined) await find(ctx, Request, requestId, 'Request');
  const item = ctx.em.create(Openness, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, catalogueNo, title },
    ...{ content, scope, form, due, reviewer: null, publishedAt: null, comments: null, state: 'drafted' },
  });
  record(ctx, subjectOf('openness', item), events.opennessDrafted, {
    data: {
      ...{ opennessId: item.id, catalogueNo, scope, form, due },
      ...(requestId !== undefined && { requestId }),
    },
    detail: { title, content },
  });
  arm(ctx, deadline(item));
  return answerOf(item);
});

async function move(ctx: WriteContext, opennessId: string, verb: keyof typeof opennessLife) {
  const item = await find(ctx, Openness, opennessId, 'Openness');
  item.state = follow(opennessLife, verb, around(ctx, item));
  return item;
}

/** 审核: what the review for secrets found. */
export const reviewOpenness = handle(coordination.commands.reviewOpenness, async (ctx, input) => {
  const { opennessId, secrecy } = input;
  const item = await move(ctx, opennessId, 'review');
  item.reviewer = ctx.actorId;
  const subject = subjectOf('openness', item);
  record(ctx, subject, events.opennessReviewed, { data: { opennessId }, detail: { secrecy } });
  return answerOf(item);
});

export const returnOpenness = handle(coordination.commands.returnOpenness, async (ctx, input) => {
  const { opennessId, reason } = input;
  const item = await move(ctx, opennessId, 'sendBack');
  item.reviewer = null;
  const subject = subjectOf('openness', item);
  record(ctx, subject, events.opennessReturned, { data: { opennessId }, detail: { reason } });
  return answerOf(item);
});

/** 审批. */
export const approveOpenness = handle(coordination.commands.approveOpenness, async (ctx, input) => {
  const { opennessId, note } = input;
  const item = await move(ctx, opennessId, 'approve');
  const subject = subjectOf('openness', item);
  record(ctx, subject, events.opennessApproved, { data: { opennessId }, detail: { note } });
  return answerOf(item);
});

/** 实施. */
export const publishOpenness = handle(coordination.commands.publishOpenness, async (ctx, { opennessId }) => {
  const item = await move(ctx, opennessId, 'publish');
  item.publishedAt = ctx.now;
  const data = { opennessId, late: item.due < ctx.now };
  record(ctx, subjectOf('openness', item), events.opennessPublished, { data });
  settle(ctx, deadline(item));
  return answerOf(item);
});

/** 反馈: by whoever has an account; those who published it read it. */
export const commentOnOpenness = handle(coordination.commands.commentOnOpenness, async (ctx, input) => {
  const { opennessId, comment } = input;
  const item = await move(ctx, opennessId, 'comment');
  item.comments = [item.comments, comment].filter(Boolean).join('\n');
  const subject = subjectOf('openness', item);
  record(ctx, subject, events.opennessCommented, { data: { opennessId }, detail: { comment } });
  return answerOf(item);
});

export const archiveOpenness = handle(coordination.commands.archiveOpenness, async (ctx, input) => {
  const { opennessId, note } = input;
  const item = await move(ctx, opennessId, 'archive');
  const subject = subjectOf('openness', item);
  record(ctx, subject, events.opennessArchived, { data: { opennessId }, detail: { note } });
  return answerOf(item);
});
