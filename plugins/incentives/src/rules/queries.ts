import { council } from '@heli/contracts/council';
import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { Rule, type RuleItem } from '../entities/rule.entity.js';
import { historyOf } from '../kit.js';
import { payingRules } from '../life-cycles.js';
import { monthBefore } from '../shared/days.js';
import { columnsOf, holderNames, holderOf } from '../shared/holder.js';
import { heldFrom, planOf, versionsOf } from './rules.js';
import { fieldsOf, triggers as known } from './triggers.js';

const rowOf = (item: RuleItem) => ({
  ...{ id: item.id, ruleId: item.id, code: item.code, version: item.version, title: item.title },
  ...{ kind: item.kind, organisation: item.organisation, trigger: item.trigger, holder: item.holder },
  ...{ condition: item.condition, amount: item.amount, capDay: item.caps.day ?? null },
  ...{ capMonth: item.caps.month ?? null, capYear: item.caps.year ?? null },
  ...{ evidenceRequired: item.evidenceRequired, publicityDays: item.publicityDays },
  ...{ from: item.firstDay ?? null, to: item.lastDay ?? null, state: item.state },
});

const named = (search: string | undefined) =>
  search === undefined ? {} : { $or: [{ code: containing(search) }, { title: containing(search) }] };

/** Rules of the organisation, of those below it, and of those above that hold here too. */
export const rules = answer(incentives.queries.rules, async (ctx, { state, search, offset, limit }) => {
  const where = { ...(state !== undefined && { state }), ...named(search) };
  const order = { orderBy: { code: 'asc', version: 'desc', id: 'asc' }, offset, limit } as const;
  return (await ctx.em.find(Rule, where, order)).map(rowOf);
});

export const ruleDetail = answer(incentives.queries.ruleDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Rule, { id });
  if (!item) return null;
  const resolution = item.resolutionId
    ? await ctx.ask(council.queries.resolution, { id: item.resolutionId })
    : null;
  return { ...rowOf(item), resolution: resolution?.number ?? '', history: await historyOf(ctx, id) };
});

/** Rules that end by themselves, which nobody wanted to end, and no later version takes the place of. */
export const endingRules = answer(incentives.queries.endingRules, async (ctx) => {
  const today = ctx.clock.dayOf(ctx.now);
  const where = { organisation: ctx.organisation, state: 'published', lastDay: { $gte: today } } as const;
  const found = await ctx.em.find(Rule, where, { orderBy: { lastDay: 'asc', id: 'asc' } });
  const series = { $in: found.map((one) => one.series) };
  const known = await ctx.em.find(Rule, { series, state: { $in: [...payingRules] } });
  const isNewest = (one: RuleItem): boolean =>
    known.every((other) => other.series !== one.series || other.version <= one.version);
  return found
    .filter(isNewest)
    .map(({ id, title, lastDay }) => ({ id, title, lastDay: lastDay!, page: 'rules' }));
});

/** What rules may pay for, and what their expressions may read. */
export const triggers = answer(incentives.queries.triggers, () =>
  Promise.resolve(
    [...known.values()].map((one) => ({
      ...{ id: one.event.type, title: one.event.type.replace('.', '.event.'), trigger: one.event.type },
      holders: [...one.holders],
      fields: Object.entries(fieldsOf(one))
        .map(([name, type]) => `fact.${name}: ${type}`)
        .join(', '),
    })),
  ),
);

/** The very plan that publishing carries out, summed up by holder. */
async function trialOf(ctx: ReadContext, item: RuleItem, from: string, to?: string) {
  const held = (await versionsOf(ctx, item.series)).filter(({ id }) => id !== item.id);
  const plan = await planOf(ctx, item.series, [...held, heldFrom(item, from, to ?? null)], from);
  const changing = plan.changes.filter(({ payment }) => payment?.decided !== true);
  const rows = [...Map.groupBy(changing, ({ holder }) => holder)].map(([holder, own]) => ({
    ...{ holder, ...columnsOf(holderOf(holder)), facts: own.length },
    before: own.reduce((sum, { before }) => sum + before, 0),
    after: own.reduce((sum, { after }) => sum + after, 0),
  }));
  const nameOf = await holderNames(ctx, rows);
  return {
    ...{ since: plan.since, facts: plan.facts, failed: plan.failed },
    difference: rows.reduce((sum, { before, after }) => sum + after - before, 0),
    changes: rows.map((row) => ({
      ...{ id: row.holder, holder: nameOf(row), unitId: row.unit, personId: row.personId },
      ...{ before: row.before, after: row.after, difference: row.after - row.before, facts: row.facts },
    })),
  };
}

export const previewRule = answer(incentives.queries.previewRule, async (ctx, { ruleId, from, to }) => {
  const item = await ctx.em.findOne(Rule, { id: ruleId, organisation: ctx.organisation });
  return item && trialOf(ctx, item, from, to);
});

const draft = { state: 'draft' as const };
const untried = { since: null, facts: 0, failed: 0, difference: 0, changes: [] };

export const ruleDrafts = answer(incentives.queries.ruleDrafts, async (ctx, { search, offset, limit }) => {
  const where = { ...draft, ...named(search) };
  return (await ctx.em.find(Rule, where, { orderBy: { id: 'desc' }, offset, limit })).map(rowOf);
});

/** Tried against last month, where it holds at the organisation addressed. */
export const draftDetail = answer(incentives.queries.draftDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Rule, { id, ...draft });
  if (!item) return null;
  const from = monthBefore(ctx.clock.dayOf(ctx.now));
  const here = item.organisation === ctx.organisation;
  const tried = here ? await trialOf(ctx, item, from) : untried;
  return { ...rowOf(item), triedFrom: here ? from : null, ...tried, history: await historyOf(ctx, id) };
});
