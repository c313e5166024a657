import { coordination } from '@heli/contracts/coordination';
import { answer } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { unitNames } from '../directory.js';
import { openStates, stepOf } from '../life-cycle.js';
import { categoryWord } from '../rules.js';
import { settings } from '../settings.js';

/** What has been open longest, first. */
export const openCases = answer(coordination.queries.openCases, async (ctx) => {
  const found = await ctx.em.find(
    Case,
    { state: { $in: [...openStates] } },
    { orderBy: { filedAt: 'asc', id: 'asc' }, limit: 50 },
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
    severity: item.severity,
    step: stepOf[item.state] ?? 'filed',
    unit: nameOf(item.unit),
    since: item.filedAt ?? item.reportedAt,
    due: item.due ?? null,
  }));
});
