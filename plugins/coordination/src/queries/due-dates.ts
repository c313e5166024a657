import { coordination } from '@heli/contracts/coordination';
import { answer, Refusal } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { openStates } from '../life-cycle.js';
import { categoryWord, duesFrom, ruleFor } from '../rules.js';
import { settings, type Rules } from '../settings.js';

type Severity = Parameters<typeof ruleFor>[2];

/** By when each open case would be due if it had been dispatched under the rules in force: what a change of them does. */
export const dueDates = answer(coordination.queries.dueDates, async (ctx) => {
  const rules = ctx.settings(settings);
  const found = await ctx.em.find(
    Case,
    { state: { $in: [...openStates] }, dispatchedAt: { $ne: null } },
    { orderBy: { dispatchedAt: 'asc', id: 'asc' }, limit: 200 },
  );
  const dueOf = ({ category, severity, dispatchedAt }: (typeof found)[number]): string | null => {
    const rule = nearest(rules, category, severity);
    return rule && dispatchedAt ? duesFrom(rule, dispatchedAt, ctx.clock).due : null;
  };
  return found.map((item) => ({
    id: item.id,
    number: item.number,
    category: categoryWord(rules, item.category),
    severity: item.severity,
    dispatchedAt: item.dispatchedAt!,
    due: dueOf(item),
  }));
});

/** Rules in draft may leave a category out. */
function nearest(rules: Rules, category: string, severity: Severity) {
  try {
    return ruleFor(rules, category, severity);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
