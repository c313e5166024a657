import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { arm } from '@heli/sdk/kit';
import { itemDeadline, moveItem, weightOf } from './items.js';
import { record, subjectOf } from '../kit.js';

/** It does not hold: what it was counted for is taken back, and it falls due undone or is overdue at once. */
export const reopenItem = handle(leadership.commands.reopenItem, async (ctx, { itemId, note }) => {
  const item = await moveItem(ctx, itemId, 'reopen');
  const verifiedAt = item.verifiedAt ?? ctx.now;
  const overdue = item.due <= ctx.now;
  item.verifiedAt = null;
  item.verifiedScore = null;
  item.lastAt = ctx.now;
  record(ctx, subjectOf('item', item), events.itemReopened, {
    data: { ...weightOf(item), verifiedAt, countedOnTime: overdue && verifiedAt <= item.due, overdue },
    detail: { note },
  });
  if (!overdue) arm(ctx, itemDeadline(item));
  return { itemId, state: item.state };
});
