import { leadership } from '@heli/contracts/leadership';
import { answer } from '@heli/sdk';
import { List } from '../entities/list.entity.js';
import { listRows } from './rows.js';
import { historyOf } from '../kit.js';

export const lists = answer(leadership.queries.lists, async (ctx, { year, state, offset, limit }) => {
  const where = { ...(year === undefined ? {} : { year }), ...(state === undefined ? {} : { state }) };
  const found = await ctx.em.find(List, where, { orderBy: { year: 'desc', id: 'desc' }, offset, limit });
  return listRows(ctx, found);
});

export const listDetail = answer(leadership.queries.listDetail, async (ctx, { id }) => {
  const list = await ctx.em.findOne(List, { id });
  if (!list) return null;
  const [row] = await listRows(ctx, [list]);
  return row ? { ...row, history: await historyOf(ctx, id) } : null;
});
