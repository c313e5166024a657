import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveItem } from './items.js';
import { record, subjectOf } from '../kit.js';

/** Not good enough yet. */
export const returnItem = handle(leadership.commands.returnItem, async (ctx, { itemId, note }) => {
  const item = await moveItem(ctx, itemId, 'sendBack');
  item.returns += 1;
  item.lastAt = ctx.now;
  record(ctx, subjectOf('item', item), events.itemReturned, {
    data: { itemId, returns: item.returns },
    detail: { note },
  });
  return { itemId, state: item.state };
});
