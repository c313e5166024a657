import { leadership } from '@heli/contracts/leadership';
import { answer, type InputOf } from '@heli/sdk';
import type { FilterQuery } from '@mikro-orm/core';
import { containing, filesOf } from '@heli/sdk/kit';
import { Item, type DutyItem } from '../entities/list.entity.js';
import { openItemStates } from '../life-cycles.js';
import { itemRows } from './rows.js';
import { historyOf } from '../kit.js';

type Input = InputOf<typeof leadership.queries.items>;

function wanted(input: Input, now: string): FilterQuery<DutyItem>[] {
  const { listId, state, category, overdue, search } = input;
  const parts: FilterQuery<DutyItem>[] = [];
  if (listId !== undefined) parts.push({ listId });
  if (state !== undefined) parts.push({ state });
  if (category !== undefined) parts.push({ category });
  if (overdue === true)
    parts.push({ inForce: true, state: { $in: [...openItemStates] }, due: { $lte: now } });
  if (search !== undefined) parts.push({ text: containing(search) });
  return parts;
}

export const items = answer(leadership.queries.items, async (ctx, input) => {
  const { offset, limit } = input;
  const where = { $and: wanted(input, ctx.now) };
  const found = await ctx.em.find(Item, where, { orderBy: { due: 'asc', id: 'asc' }, offset, limit });
  return itemRows(ctx, found);
});

/** One duty with its evidence and everything that has happened to it. */
export const itemDetail = answer(leadership.queries.itemDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Item, { id });
  if (!item) return null;
  const [row] = await itemRows(ctx, [item]);
  if (!row) return null;
  return {
    ...row,
    measure: item.measure ?? '',
    returns: item.returns,
    files: await filesOf(ctx, 'leadership.item', id),
    history: await historyOf(ctx, id),
  };
});
