import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { contract } from '../contract/index.js';
import { Activity } from '../entities/activity.entity.js';
import { Point, type PointItem } from '../entities/point.entity.js';

type Row = OutputOf<typeof contract.queries.points>[number];

async function rowsOf(ctx: ReadContext, found: readonly PointItem[]): Promise<Row[]> {
  const pointIds = found.map(({ id }) => id);
  const coming = await ctx.em.find(Activity, { pointId: { $in: pointIds }, state: 'planned' });
  return found.map(({ id, organisation, name, kind, hours, open }) => ({
    ...{ id, pointId: id, organisation, name, kind, hours, open },
    coming: coming.filter(({ pointId }) => pointId === id).length,
  }));
}

export const points = answer(contract.queries.points, async (ctx, { kind, offset, limit }) =>
  rowsOf(
    ctx,
    await ctx.em.find(Point, kind === undefined ? {} : { kind }, { orderBy: { id: 'asc' }, offset, limit }),
  ),
);

export const pointDetail = answer(contract.queries.pointDetail, async (ctx, { id }) => {
  const found = await ctx.em.find(Point, { id });
  return (await rowsOf(ctx, found))[0] ?? null;
});
