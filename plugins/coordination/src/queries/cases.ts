import { coordination } from '@heli/contracts/coordination';
import { answer, type InputOf } from '@heli/sdk';
import type { FilterQuery } from '@mikro-orm/core';
import { Case, type CaseItem } from '../case.entity.js';
import { unitNames } from '../directory.js';
import { openStates } from '../life-cycle.js';
import { caseRowOf } from '../rows.js';
import { settings } from '../settings.js';

type Input = InputOf<typeof coordination.queries.cases>;

/** Characters with a meaning in LIKE match any single one. */
const likely = (search: string): string => `%${search.replaceAll(/[%_\\]/g, '_')}%`;

function wanted(input: Input, now: string): FilterQuery<CaseItem>[] {
  const { state, step, category, severity, unit, overdue, search } = input;
  const parts: FilterQuery<CaseItem>[] = [];
  if (state !== undefined) parts.push({ state });
  if (step !== undefined) parts.push({ step });
  if (category !== undefined) parts.push({ $or: [{ category }, { category: { $like: `${category}.%` } }] });
  if (severity !== undefined) parts.push({ severity });
  if (unit !== undefined) parts.push({ unit });
  if (overdue === true) parts.push({ state: { $in: [...openStates] }, due: { $lte: now } });
  if (search !== undefined) {
    const like = { $like: likely(search) };
    parts.push({ $or: [{ number: like }, { sourceId: like }, { title: like }] });
  }
  return parts;
}

export const cases = answer(coordination.queries.cases, async (ctx, input) => {
  const found = await ctx.em.find(
    Case,
    { $and: wanted(input, ctx.now) },
    { orderBy: { reportedAt: 'desc', id: 'desc' }, offset: input.offset, limit: input.limit },
  );
  const rules = ctx.settings(settings);
  const nameOf = await unitNames(
    ctx,
    found.map((item) => item.unit),
  );
  return found.map((item) => caseRowOf(item, ctx.now, rules, nameOf));
});
