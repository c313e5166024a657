import type { leadership } from '@heli/contracts/leadership';
import type { OutputOf, ReadContext } from '@heli/sdk';
import { Item, List, type DutyItem, type ListItem } from '../entities/list.entity.js';
import { openItemStates } from '../life-cycles.js';
import { holderNames } from '../shared/directory.js';

type ListRow = OutputOf<typeof leadership.queries.lists>[number];
type ItemRow = OutputOf<typeof leadership.queries.items>[number];

const open: readonly string[] = openItemStates;
/** Its due moment has passed while its list was in force, and it is not done. */
export const isOverdue = (item: DutyItem, now: string): boolean =>
  item.inForce && open.includes(item.state) && item.due <= now;

/** Lists as lines, with how their duties stand. */
export async function listRows(ctx: ReadContext, lists: readonly ListItem[]): Promise<ListRow[]> {
  const items = await ctx.em.find(Item, {
    listId: { $in: lists.map(({ id }) => id) },
    state: { $ne: 'withdrawn' },
  });
  const byList = Map.groupBy(items, ({ listId }) => listId);
  const holderOf = await holderNames(ctx, lists);
  return lists.map((list) => {
    const own = byList.get(list.id) ?? [];
    const { id, title, year, state, organisation } = list;
    return {
      ...{ id, listId: id, title, year, state, organisation },
      holder: holderOf(list),
      items: own.length,
      verified: own.filter((item) => item.state === 'verified').length,
      overdueItems: own.filter((item) => isOverdue(item, ctx.now)).length,
    };
  });
}

/** The lists that duties stand on. */
export async function listsOf(ctx: ReadContext, items: readonly DutyItem[]): Promise<Map<string, ListItem>> {
  const ids = [...new Set(items.map(({ listId }) => listId))];
  const lists = await ctx.em.find(List, { id: { $in: ids } });
  return new Map(lists.map((list) => [list.id, list]));
}

/** Duties as lines. */
export async function itemRows(ctx: ReadContext, items: readonly DutyItem[]): Promise<ItemRow[]> {
  const lists = await listsOf(ctx, items);
  const holderOf = await holderNames(ctx, [...lists.values()]);
  return items.map((item) => {
    const { id, text, category, weight, due, state, organisation } = item;
    const list = lists.get(item.listId);
    return {
      ...{ id, itemId: id, title: text, category, weight, due, state, organisation },
      list: list?.title ?? '—',
      holder: holderOf(list),
      selfScore: item.selfScore ?? null,
      verifiedScore: item.verifiedScore ?? null,
      overdue: isOverdue(item, ctx.now),
    };
  });
}
