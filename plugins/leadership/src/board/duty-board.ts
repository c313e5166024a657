import { leadership, type Status } from '@heli/contracts/leadership';
import { answer } from '@heli/sdk';
import { listsOf } from '../duties/rows.js';
import { Item, type DutyItem } from '../entities/list.entity.js';
import { openItemStates } from '../life-cycles.js';
import { settings } from '../settings.js';
import { holderNames } from '../shared/directory.js';

/** ■ overdue, ▲ due soon or sent back, ● in good time. */
const statusOf = (item: DutyItem, now: string, soon: string): Status => {
  if (item.due <= now) return 'bad';
  return item.due <= soon || item.state === 'returned' ? 'warn' : 'ok';
};

/** Duties that are still to be done, the most pressing first. */
export const dutyBoard = answer(leadership.queries.dutyBoard, async (ctx) => {
  const { dueSoonDays } = ctx.settings(settings);
  const soon = ctx.clock.add(ctx.now, { days: dueSoonDays }, 'natural');
  const found = await ctx.em.find(
    Item,
    { inForce: true, state: { $in: [...openItemStates] } },
    { orderBy: { due: 'asc', id: 'asc' }, limit: 20 },
  );
  const lists = await listsOf(ctx, found);
  const holderOf = await holderNames(ctx, [...lists.values()]);
  return found.map((item) => ({
    id: item.id,
    status: statusOf(item, ctx.now, soon),
    holder: holderOf(lists.get(item.listId)),
    category: `leadership.category.${item.category}`,
    state: `leadership.state.${item.state}`,
    weight: item.weight,
    due: item.due,
  }));
});
