import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { Dispute, type DisputeItem } from '../entities/affair.entity.js';
import { historyOf } from '../kit.js';

const rowOf = ({ id, kind, level, title, risk, organisation, sessions, due, state }: DisputeItem) => ({
  ...{ id, disputeId: id, kind, level, title, risk, organisation, sessions, due: due ?? null, state },
});

export const disputes = answer(
  coordination.queries.disputes,
  async (ctx, { state, level, search, offset, limit }) => {
    const where = {
      ...(state !== undefined && { state }),
      ...(level !== undefined && { level }),
      ...(search !== undefined && { title: containing(search) }),
    };
    return (await ctx.em.find(Dispute, where, { orderBy: { id: 'desc' }, offset, limit })).map(rowOf);
  },
);

export const disputeDetail = answer(coordination.queries.disputeDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Dispute, { id });
  if (!item) return null;
  return {
    ...{ ...rowOf(item), parties: item.parties ?? '', agreement: item.agreement ?? '' },
    ...{ caseId: item.caseId ?? '', history: await historyOf(ctx, id) },
  };
});
