import { coordination, steps, type Step } from '@heli/contracts/coordination';
import { answer, type ReadContext } from '@heli/sdk';
import { Case } from '../case.entity.js';
import { openStates } from '../life-cycle.js';
import { settings } from '../settings.js';

type Counts = Readonly<Record<string, number | undefined>>;

/** Since when the case stands in the step that has `before` others longer there. */
async function sinceOf(ctx: ReadContext, step: Step, before: number): Promise<string | null> {
  const [item] = await ctx.em.find(
    Case,
    { step },
    { orderBy: { stepSince: 'asc' }, offset: before, limit: 1, fields: ['stepSince'] },
  );
  return item?.stepSince ?? null;
}

/** What stands in each of the seven steps now, and how long. */
export const funnel = answer(coordination.queries.funnel, async (ctx) => {
  const { dueSoonHours } = ctx.settings(settings);
  const soon = ctx.clock.add(ctx.now, { hours: dueSoonHours }, 'natural');
  const state = { $in: [...openStates] };
  const now: Counts = await ctx.em.countBy(Case, 'step', { where: { step: { $ne: null } } });
  const overdue: Counts = await ctx.em.countBy(Case, 'step', { where: { state, due: { $lte: ctx.now } } });
  const dueSoon: Counts = await ctx.em.countBy(Case, 'step', {
    where: { state, due: { $gt: ctx.now, $lte: soon } },
  });
  const rows = [];
  for (const step of steps) {
    const standing = now[step] ?? 0;
    rows.push({
      step,
      now: standing,
      medianSince: standing > 0 ? await sinceOf(ctx, step, Math.floor((standing - 1) / 2)) : null,
      oldestSince: standing > 0 ? await sinceOf(ctx, step, 0) : null,
      dueSoon: dueSoon[step] ?? 0,
      overdue: overdue[step] ?? 0,
    });
  }
  return rows;
});
