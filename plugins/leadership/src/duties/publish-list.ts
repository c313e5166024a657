import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { arm } from '@heli/sdk/kit';
import { Item } from '../entities/list.entity.js';
import { itemDeadline } from './items.js';
import { moveList } from './lists.js';
import { no, record, subjectOf } from '../kit.js';

/** From now on its duties are worked on, and fall due. */
export const publishList = handle(leadership.commands.publishList, async (ctx, { listId }) => {
  const { list, state } = await moveList(ctx, listId, 'publish');
  const items = await ctx.em.find(Item, { listId, state: 'planned' });
  if (items.some(({ due }) => due <= ctx.now)) throw no('duePassed', {}, 'listId');
  list.publishedAt = ctx.now;
  record(ctx, subjectOf('list', list), events.listPublished, { data: { listId } });
  for (const item of items) {
    item.inForce = true;
    arm(ctx, itemDeadline(item));
  }
  if (list.unit)
    await ctx.notify({
      key: 'leadership.notice.published',
      params: { title: list.title, items: items.length },
      to: { units: [list.unit] },
      subject: { type: 'leadership.list', id: listId },
      organisation: list.organisation,
    });
  return { listId, state };
});
