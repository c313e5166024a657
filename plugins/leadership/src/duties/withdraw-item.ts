import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { disarm } from '@heli/sdk/kit';
import { itemDeadline, moveItem, weightOf } from './items.js';
import { record, subjectOf } from '../kit.js';

/** The duty fell away: neither due nor overdue any more. */
export const withdrawItem = handle(leadership.commands.withdrawItem, async (ctx, { itemId, note }) => {
  const item = await moveItem(ctx, itemId, 'withdraw');
  const counted = item.inForce && item.due <= ctx.now;
  item.lastAt = ctx.now;
  record(ctx, subjectOf('item', item), events.itemWithdrawn, {
    data: { ...weightOf(item), counted },
    detail: { note },
  });
  if (!counted) disarm(ctx, itemDeadline(item));
  return { itemId, state: item.state };
});
