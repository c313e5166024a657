import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { moveItem } from './items.js';
import { record, subjectOf } from '../kit.js';

export const beginItem = handle(leadership.commands.beginItem, async (ctx, { itemId }) => {
  const item = await moveItem(ctx, itemId, 'begin');
  item.lastAt = ctx.now;
  record(ctx, subjectOf('item', item), events.itemBegun, { data: { itemId } });
  return { itemId, state: item.state };
});
