import { events } from '@heli/contracts/council';
import { react } from '@heli/sdk';
import { ActionItem } from '../entities/action-item.entity.js';
import { keep } from '../shared/record.js';
import { isUnsubmitted, tellUnit } from './actions.js';

/** Its due has come: the fact is told already, the people follow. */
export const keepFellDue = react(events.actionFellDue, async (ctx, fact) => {
  const item = await ctx.em.findOne(ActionItem, { id: fact.data.actionId });
  if (!item) return;
  keep(ctx, item, events.actionFellDue, {
    ...{ id: fact.id, at: fact.occurredAt, actor: fact.actorId, data: fact.data },
  });
  if (fact.data.met || !isUnsubmitted(item)) return;
  await tellUnit(ctx, item, 'actionOverdue', true);
});

export const warnDueSoon = react(events.actionDueSoon, async (ctx, { data }) => {
  const item = await ctx.em.findOne(ActionItem, { id: data.actionId });
  if (item && isUnsubmitted(item)) await tellUnit(ctx, item, 'actionDueSoon');
});

/** A dispute that nobody has decided: the office is told again. */
export const warnDispute = react(events.disputeFellDue, async (ctx, { data }) => {
  const item = await ctx.em.findOne(ActionItem, { id: data.actionId, state: 'disputed' });
  if (!item) return;
  await ctx.notify({
    key: 'council.notice.disputeOverdue',
    params: { title: item.title },
    to: { roles: ['office', 'chair'] },
    urgency: 'urgent',
    subject: { type: 'council.action', id: item.id },
    organisation: item.organisation,
  });
});
