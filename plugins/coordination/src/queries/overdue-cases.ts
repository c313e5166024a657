import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { unitNames } from '../directory.js';
import { openStates } from '../life-cycle.js';
import { categoryWord } from '../rules.js';
import { settings } from '../settings.js';

/** What is overdue longest, first. */
export const overdueCases = answer(coordination.queries.overdueCases, async (ctx) => {
  const found = await ctx.em.find(
    Case,
    { state: { $in: [...openStates] }, due: { $lte: ctx.now } },
    { orderBy: { due: 'asc', id: 'asc' }, limit: 20 },
  );
  const rules = ctx.settings(settings);
  const nameOf = await unitNames(
    ctx,
    found.map((item) => item.unit),
  );
  return found.map((item) => ({
    id: item.id,
    number: item.number,
    category: categoryWord(rules, item.category),
    unit: nameOf(item.unit),
    due: item.due ?? ctx.now,
  }));
});
