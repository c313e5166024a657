import type { ListState } from '@heli/contracts/leadership';
import type { ReadContext } from '@heli/sdk';
import { Item, List, type ListItem } from '../entities/list.entity.js';
import { listLife, openItemStates } from '../life-cycles.js';
import { find, follow, situationOf } from '../kit.js';

export const listOf = (ctx: ReadContext, listId: string): Promise<ListItem> =>
  find(ctx, List, listId, 'List');

/** Takes a list to the state that follows on the verb, if its life allows it. */
export async function moveList(
  ctx: ReadContext,
  listId: string,
  verb: keyof typeof listLife,
): Promise<{ list: ListItem; state: ListState }> {
  const list = await listOf(ctx, listId);
  const openItems = await ctx.em.count(Item, { listId, state: { $in: [...openItemStates] } });
  const items = await ctx.em.count(Item, { listId, state: { $ne: 'withdrawn' } });
  list.state = follow(listLife, verb, { ...situationOf(ctx, list), items, openItems });
  return { list, state: list.state };
}
