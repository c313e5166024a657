import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { Honour, type HonourItem } from '../entities/recognition.entity.js';
import { historyOf } from '../kit.js';
import { holderNames } from '../shared/holder.js';

async function rowsOf(ctx: ReadContext, found: readonly HonourItem[]) {
  const nameOf = await holderNames(ctx, found);
  return found.map((item) => ({
    ...{ id: item.id, honourId: item.id, title: item.title, year: item.year, holder: nameOf(item) },
    ...{ organisation: item.organisation, state: item.state, until: item.until ?? null },
  }));
}

export const honours = answer(incentives.queries.honours, async (ctx, { state, year, offset, limit }) => {
  const where = { ...(state !== undefined && { state }), ...(year !== undefined && { year }) };
  return rowsOf(ctx, await ctx.em.find(Honour, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const honourDetail = answer(incentives.queries.honourDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Honour, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  return { ...row!, basis: item.basis, history: await historyOf(ctx, id) };
});
