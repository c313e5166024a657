import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { openStates } from '../life-cycle.js';
import { categoryWord } from '../rules.js';
import { settings } from '../settings.js';

/** Open cases by category, most first, with what of them is overdue. */
export const openByCategory = answer(coordination.queries.openByCategory, async (ctx) => {
  const open = { state: { $in: [...openStates] } };
  const counts = await ctx.em.countBy(Case, 'category', { where: open });
  const overdue: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(Case, 'category', {
    where: { ...open, due: { $lte: ctx.now } },
  });
  const rules = ctx.settings(settings);
  return Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 20)
    .map(([category, count]) => ({
      category: categoryWord(rules, category),
      open: count,
      overdue: overdue[category] ?? 0,
    }));
});
