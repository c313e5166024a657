import { coordination } from '@heli/contracts/coordination';
import { answer, type ReadContext } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { openStates } from '../life-cycle.js';

type Place = Awaited<ReturnType<ReadContext['directory']['organisations']>>[number];

/** Open cases per grid in the row of its community; what lies above the grids has a row of its own. */
export const openByGrid = answer(coordination.queries.openByGrid, async (ctx) => {
  const places = await ctx.directory.organisations();
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(Case, 'organisation', {
    where: { state: { $in: [...openStates] } },
  });
  const byCode = new Map(places.map((place) => [place.code, place]));
  const cells = places
    .filter((place) => place.level === 'grid' || counts[place.code])
    .map((place) => cellOf(place, byCode, counts[place.code] ?? 0));
  const totals = new Map<string, number>();
  for (const { row, value } of cells) totals.set(row, (totals.get(row) ?? 0) + value);
  const total = (row: string): number => totals.get(row) ?? 0;
  return cells
    .sort((a, b) => total(b.row) - total(a.row) || (a.row < b.row ? -1 : a.row > b.row ? 1 : 0))
    .slice(0, 500);
});

function cellOf(place: Place, byCode: ReadonlyMap<string, Place>, value: number) {
  const parent = place.level === 'grid' && place.parent !== null ? byCode.get(place.parent) : undefined;
  const row = parent ?? place;
  return { row: row.code, rowLabel: row.name, cell: place.code, cellLabel: place.name, value };
}
