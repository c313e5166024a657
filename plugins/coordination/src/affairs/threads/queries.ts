import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { Thread, type ThreadItem } from '../entities/affair.entity.js';
import { historyOf } from '../kit.js';

const rowOf = ({ id, title, organisation, cases, state }: ThreadItem) => ({
  ...{ id, threadId: id, title, organisation, cases: cases.length, state },
});

export const threads = answer(coordination.queries.threads, async (ctx, { state, search, offset, limit }) => {
  const where = {
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  return (await ctx.em.find(Thread, where, { orderBy: { id: 'desc' }, offset, limit })).map(rowOf);
});

export const threadDetail = answer(coordination.queries.threadDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Thread, { id });
  if (!item) return null;
  const { cases, mergedInto } = item;
  return {
    ...{ ...rowOf(item), caseIds: [...cases], mergedInto: mergedInto ?? '' },
    history: await historyOf(ctx, id),
  };
});
