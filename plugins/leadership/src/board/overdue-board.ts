import { leadership } from '@heli/contracts/leadership';
import { answer } from '@heli/sdk';
import { listsOf } from '../duties/rows.js';
import { Item } from '../entities/list.entity.js';
import { openItemStates } from '../life-cycles.js';
import { holderNames } from '../shared/directory.js';

/** Overdue duties, the oldest first; units reach the council audience only. */
export const overdueBoard = answer(leadership.queries.overdueBoard, async (ctx) => {
  const found = await ctx.em.find(
    Item,
    { inForce: true, state: { $in: [...openItemStates] }, due: { $lte: ctx.now } },
    { orderBy: { due: 'asc', id: 'asc' }, limit: 20 },
  );
  const lists = await listsOf(ctx, found);
  const holderOf = await holderNames(ctx, [...lists.values()]);
  return found.map(({ id, listId, category, weight, due }) => ({
    ...{ id, weight, due },
    holder: holderOf(lists.get(listId)),
    category: `leadership.category.${category}`,
  }));
});
