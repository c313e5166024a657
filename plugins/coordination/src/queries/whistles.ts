import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { callsOf } from '../calls.js';
import { Whistle } from '../whistle.entity.js';

export const whistles = answer(coordination.queries.whistles, async (ctx, { offset, limit }) => {
  const found = await ctx.em.find(Whistle, {}, { orderBy: { blownAt: 'desc', id: 'desc' }, offset, limit });
  const callsFor = await callsOf(ctx, found);
  return found.map((whistle) => {
    const { id, kind, state, title, organisation, blownAt, arriveBy } = whistle;
    const { arrivals, awaited } = callsFor(id);
    const caseId = whistle.caseId ?? null;
    return {
      id,
      whistleId: id,
      kind,
      state,
      title,
      organisation,
      caseId,
      blownAt,
      arriveBy,
      arrivals,
      awaited,
    };
  });
});
