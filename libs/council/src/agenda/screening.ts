import { council, events } from '@heli/contracts/council';
import { handle } from '@heli/sdk';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { itemAs, itemOf, move, named, outcomeOf } from './items.js';

/** The office has looked: it is for the chair now. */
export const screenItem = handle(council.commands.screenItem, async (ctx, { itemId }) => {
  const item = await itemOf(ctx, itemId);
  move(item, 'screen');
  record(ctx, itemAs(item), events.itemScreened, { data: named(item) });
  return outcomeOf(item);
});

/** Says the same as another one of the same body. */
export const mergeItem = handle(council.commands.mergeItem, async (ctx, { itemId, into }) => {
  const item = await itemOf(ctx, itemId);
  const other = await itemOf(ctx, into, 'into');
  if (other.id === item.id || other.bodyId !== item.bodyId) throw no('mergeElsewhere', {}, 'into');
  if (!['proposed', 'screened', 'admitted', 'scheduled'].includes(other.state))
    throw no('mergeIntoEnded', { state: other.state }, 'into');
  move(item, 'merge');
  item.mergedInto = into;
  record(ctx, itemAs(item), events.itemMerged, { data: { ...named(item), into } });
  return outcomeOf(item);
});

/** Back to whoever proposed it, with the reason. */
export const sendBackItem = handle(council.commands.sendBackItem, async (ctx, { itemId, reason }) => {
  const item = await itemOf(ctx, itemId);
  move(item, 'sendBack');
  record(ctx, itemAs(item), events.itemReturned, { data: named(item), detail: { reason } });
  return outcomeOf(item);
});

/** Proposes again what was sent back: whoever proposed it. */
export const resubmitItem = handle(council.commands.resubmitItem, async (ctx, input) => {
  const { itemId, title, background } = input;
  const item = await itemOf(ctx, itemId);
  if (item.owner !== ctx.actorId) throw no('notYourItem', {}, 'itemId', 'forbidden');
  move(item, 'resubmit');
  item.title = title;
  item.background = background ?? null;
  record(ctx, itemAs(item), events.itemResubmitted, {
    data: named(item),
    detail: { title, ...(background !== undefined && { background }) },
  });
  return outcomeOf(item);
});

export const deferItem = handle(council.commands.deferItem, async (ctx, { itemId, reason }) => {
  const item = await itemOf(ctx, itemId);
  move(item, 'defer');
  record(ctx, itemAs(item), events.itemDeferred, { data: named(item), detail: { reason } });
  return outcomeOf(item);
});

/** The chair admits it, never one's own. */
export const admitItem = handle(council.commands.admitItem, async (ctx, { itemId }) => {
  const item = await itemOf(ctx, itemId);
  if (item.owner === ctx.actorId) throw no('admitterProposed');
  move(item, 'admit');
  item.admittedAt = ctx.now;
  record(ctx, itemAs(item), events.itemAdmitted, { data: { ...named(item), origin: item.origin } });
  return outcomeOf(item);
});

export const withdrawItem = handle(council.commands.withdrawItem, async (ctx, { itemId, reason }) => {
  const item = await itemOf(ctx, itemId);
  move(item, 'withdraw');
  item.meetingId = null;
  record(ctx, itemAs(item), events.itemWithdrawn, { data: named(item), detail: { reason } });
  return outcomeOf(item);
});
