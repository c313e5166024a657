import { leadership } from '@heli/contracts/leadership';
import { answer, type ReadContext } from '@heli/sdk';
import { Coverage } from '../entities/coverage.entity.js';
import { coveredStates } from '../life-cycles.js';

type Place = Awaited<ReturnType<ReadContext['directory']['organisations']>>[number];

/** Two-new units without a branch in each community; what lies above the communities has a row of its own. */
export const uncoveredUnits = answer(leadership.queries.uncoveredUnits, async (ctx) => {
  const places = await ctx.directory.organisations();
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(
    Coverage,
    'organisation',
    {
      where: { closed: false, state: { $nin: [...coveredStates] } },
    },
  );
  const byCode = new Map(places.map((place) => [place.code, place]));
  return places
    .filter((place) => place.level === 'community' || counts[place.code])
    .map((place) => cellOf(place, byCode, counts[place.code] ?? 0))
    .slice(0, 500);
});

function cellOf(place: Place, byCode: ReadonlyMap<string, Place>, value: number) {
  const parent = place.parent === null ? undefined : byCode.get(place.parent);
  const row = (place.level === 'community' ? parent : undefined) ?? place;
  return { row: row.code, rowLabel: row.name, cell: place.code, cellLabel: place.name, value };
}
