import { council } from '@heli/contracts/council';
import { events, incentives } from '@heli/contracts/incentives';
import { handle, type WriteContext } from '@heli/sdk';
import { Rule, type RuleItem } from '../entities/rule.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { ruleLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { around } from '../shared/around.js';
import { checkExpressions } from './expression.js';
import { carryOut } from './publish.js';
import { heldFrom, planOf, versionsOf } from './rules.js';
import { triggers } from './triggers.js';

/** What every fact about a rule names. */
const naming = ({ id, code, version }: RuleItem) => ({ ruleId: id, code, version });
const answerOf = ({ id, version, state }: RuleItem) => ({ ruleId: id, version, state });

/** Rules are changed where they hold, not from above or below. */
async function ruleHere(ctx: WriteContext, ruleId: string): Promise<RuleItem> {
  const rule = await find(ctx, Rule, ruleId, 'Rule');
  if (rule.organisation !== ctx.organisation) throw no('ruleElsewhere', {}, 'ruleId');
  return rule;
}

export const draftRule = handle(incentives.commands.draftRule, async (ctx, input) => {
  const { code, title, kind, holder, condition, amount, evidenceRequired, publicityDays } = input;
  const caps = { day: input.capDay, month: input.capMonth, year: input.capYear };
  const trigger = triggers.get(input.trigger);
  if (!trigger) throw no('unknownTrigger', { trigger: input.trigger }, 'trigger', 'invalid');
  if (!trigger.holders.includes(holder)) throw no('notEntitled', {}, 'holder', 'invalid');
  // Duty is expected of units; a person's service is a gift, and nothing is taken from it.
  if (kind === 'deduction' && holder === 'person') throw no('deductionOfPersons', {}, 'holder', 'invalid');
  checkExpressions(trigger, { condition, amount });
  const of = { code, organisation: ctx.organisation };
  const [latest] = await ctx.em.find(Rule, of, { orderBy: { version: 'desc' }, limit: 1 });
  if (latest?.state === 'draft') throw no('draftedAlready', { version: latest.version }, 'code');
  const id = ctx.id();
  const item = ctx.em.create(Rule, {
    id,
    facts: 0,
    organisation: ctx.organisation,
    owner: ctx.actorId,
    series: latest?.series ?? id,
    code,
    version: (latest?.version ?? 0) + 1,
    title,
    kind,
    trigger: input.trigger,
    holder,
    condition,
    amount,
    ...{ caps, evidenceRequired, publicityDays, state: 'draft' },
  });
  record(ctx, subjectOf('rule', item), events.ruleDrafted, {
    data: { ...naming(item), kind, trigger: input.trigger, holder },
    detail: { title, condition, amount },
  });
  return answerOf(item);
});

export const dropRule = handle(incentives.commands.dropRule, async (ctx, { ruleId }) => {
  const item = await ruleHere(ctx, ruleId);
  item.state = follow(ruleLife, 'drop', around(ctx, item));
  record(ctx, subjectOf('rule', item), events.ruleDropped, { data: naming(item) });
  return answerOf(item);
});

/** @throws Refusal that names the field in which something is missing or can't be */
async function checkDates(
  ctx: WriteContext,
  { from, to, resolutionId }: { from: string; to?: string | undefined; resolutionId?: string | undefined },
): Promise<void> {
  const { backdateDays, resolutionRequired } = ctx.settings(settings);
  if (to !== undefined && to < from) throw no('endsBefore', {}, 'to', 'invalid');
  const earliest = ctx.clock.dayOf(ctx.clock.add(ctx.now, { days: -backdateDays }, 'natural'));
  if (from < earliest) throw no('tooFarBack', { day: earliest }, 'from', 'invalid');
  if (resolutionId === undefined && resolutionRequired)
    throw no('resolutionMissing', {}, 'resolutionId', 'invalid');
  if (resolutionId !== undefined && !(await ctx.ask(council.queries.resolution, { id: resolutionId })))
    throw no('unknownResolution', {}, 'resolutionId', 'not-found');
}

/** It holds from a day on: what it pays otherwise for facts since then is carried out at once, as the preview said. */
export const publishRule = handle(incentives.commands.publishRule, async (ctx, input) => {
  const { ruleId, from, to, resolutionId, note } = input;
  const item = await ruleHere(ctx, ruleId);
  await checkDates(ctx, input);
  const state = follow(ruleLife, 'publish', around(ctx, item));
  const held = await versionsOf(ctx, item.series);
  const plan = await planOf(ctx, item.series, [...held, heldFrom(item, from, to ?? null)], from);
  Object.assign(item, { state, firstDay: from, lastDay: to ?? null, resolutionId: resolutionId ?? null });
  const changed = await carryOut(ctx, item.series, plan.changes);
  record(ctx, subjectOf('rule', item), events.rulePublished, {
    data: {
      ...{ ...naming(item), from, changed },
      ...(to !== undefined && { to }),
      ...(resolutionId !== undefined && { resolutionId }),
    },
    detail: { note },
  });
  return { ...answerOf(item), changed };
});

export const endRule = handle(incentives.commands.endRule, async (ctx, { ruleId, to, reason }) => {
  const item = await ruleHere(ctx, ruleId);
  if (to < ctx.clock.dayOf(ctx.now) || to < item.firstDay!) throw no('endsInPast', {}, 'to', 'invalid');
  item.state = follow(ruleLife, 'end', around(ctx, item));
  item.lastDay = to;
  record(ctx, subjectOf('rule', item), events.ruleEnded, {
    data: { ...naming(item), to },
    detail: { reason },
  });
  return answerOf(item);
});
