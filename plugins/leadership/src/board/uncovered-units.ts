import { leadership } from '@heli/contracts/leadership';
import { answer } from '@heli/sdk';
import { Coverage } from '../entities/coverage.entity.js';
import { coveredStates } from '../life-cycles.js';

/** Where two-new units without a branch are, most first. */
export const uncoveredUnits = answer(leadership.queries.uncoveredUnits, async (ctx) => {
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(
    Coverage,
    'organisation',
    {
      where: { closed: false, state: { $nin: [...coveredStates] } },
    },
  );
  const places = await ctx.directory.organisations();
  return places
    .map(({ code, name }) => ({ id: code, place: name, uncovered: counts[code] ?? 0 }))
    .filter(({ uncovered }) => uncovered > 0)
    .sort((a, b) => b.uncovered - a.uncovered || (a.id < b.id ? -1 : 1))
    .slice(0, 20);
});
