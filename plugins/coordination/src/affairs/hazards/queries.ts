import { coordination } from '@heli/contracts/coordination';
import { answer, type ReadContext } from '@heli/sdk';
import { containing, filesOf, unitNames } from '@heli/sdk/kit';
import { Hazard, type HazardItem } from '../entities/affair.entity.js';
import { historyOf } from '../kit.js';

async function rowsOf(ctx: ReadContext, found: readonly HazardItem[]) {
  const unitOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  return found.map(({ id, kind, grade, title, place, unit, organisation, due, state }) => ({
    ...{ id, hazardId: id, kind, grade, title, place: place ?? '', unit: unitOf(unit), organisation, due },
    ...{ overdue: state !== 'rectifiedAndVerified' && due < ctx.now, state },
  }));
}

export const hazards = answer(
  coordination.queries.hazards,
  async (ctx, { state, kind, search, offset, limit }) => {
    const where = {
      ...(state !== undefined && { state }),
      ...(kind !== undefined && { kind }),
      ...(search !== undefined && { title: containing(search) }),
    };
    return rowsOf(ctx, await ctx.em.find(Hazard, where, { orderBy: { id: 'desc' }, offset, limit }));
  },
);

export const hazardDetail = answer(coordination.queries.hazardDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Hazard, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const files = await filesOf(ctx, 'coordination.hazard', id);
  return { ...row!, files, history: await historyOf(ctx, id) };
});
