import type { ReadContext } from '@heli/sdk';
import {
  Occasion,
  Payment,
  Rule,
  type OccasionItem,
  type PaymentItem,
  type RuleItem,
} from '../entities/rule.entity.js';
import { no } from '../kit.js';
import { payingRules } from '../life-cycles.js';
import { Assessor, Used, type Due, type Version } from './dues.js';

/** A version as it would hold between two days. */
export const heldFrom = (rule: RuleItem, firstDay: string, lastDay: string | null): Version => ({
  ...{ id: rule.id, series: rule.series, version: rule.version, trigger: rule.trigger, holder: rule.holder },
  ...{ kind: rule.kind, condition: rule.condition, amount: rule.amount, caps: rule.caps, firstDay, lastDay },
});

/** The published versions of the rules of an organisation and those above it, rule by rule. */
export async function rulesOver(ctx: ReadContext): Promise<Map<string, Version[]>> {
  const line = [ctx.organisation, ...(await ctx.directory.above())];
  const where = { organisation: { $in: line }, state: { $in: [...payingRules] } };
  const found = await ctx.em.find(Rule, where, { orderBy: { series: 'asc', version: 'asc' } });
  return Map.groupBy(
    found.map((rule) => heldFrom(rule, rule.firstDay!, rule.lastDay ?? null)),
    ({ series }) => series,
  );
}

export const versionsOf = async (ctx: ReadContext, series: string): Promise<Version[]> => {
  const where = { series, state: { $in: [...payingRules] } };
  const found = await ctx.em.find(Rule, where, { orderBy: { version: 'asc' } });
  return found.map((rule) => heldFrom(rule, rule.firstDay!, rule.lastDay ?? null));
};

/** What holders have had of a rule in the year of a day. */
export async function usedBy(
  ctx: ReadContext,
  series: string,
  holders: readonly string[],
  day: string,
): Promise<Used> {
  const year = day.slice(0, 4);
  const where = {
    series,
    holder: { $in: [...holders] },
    day: { $gte: `${year}-01-01`, $lte: `${year}-12-31` },
  };
  const used = new Used();
  for (const { holder, day: on, due } of await ctx.em.find(Payment, where)) used.add(holder, on, due);
  return used;
}

export const paymentId = (series: string, { factId, holder }: Pick<Due, 'factId' | 'holder'>): string =>
  `${series}:${factId}:${holder}`;

/** What a change of a rule does to one payment. */
export interface Change {
  readonly id: string;
  readonly holder: string;
  readonly occasion: OccasionItem;
  /** Undefined where it was not paid for before. */
  readonly payment: PaymentItem | undefined;
  /** Undefined where nothing is due any more. */
  readonly due: Due | undefined;
  readonly before: number;
  readonly after: number;
}
export interface Plan {
  readonly changes: readonly Change[];
  readonly facts: number;
  readonly failed: number;
  readonly since: string | null;
}

const mostFacts = 50_000;

/**
 * What versions of a rule change among the payments made, reckoned anew from the first day of the year in which the
 * change begins, since caps reach as far. Payments that people have decided on keep their amount.
 * @throws Refusal `tooManyFacts`
 */
export async function planOf(
  ctx: ReadContext,
  series: string,
  versions: readonly Version[],
  fromDay: string,
): Promise<Plan> {
  const first = `${fromDay.slice(0, 4)}-01-01`;
  const kinds = [...new Set(versions.map(({ trigger }) => trigger))];
  const where = { trigger: { $in: kinds }, day: { $gte: first } };
  if ((await ctx.em.count(Occasion, where)) > mostFacts) throw no('tooManyFacts', {}, 'from', 'too-many');
  const occasions = await ctx.em.find(Occasion, where, { orderBy: { seq: 'asc' } });
  const paid = await ctx.em.find(Payment, { series, day: { $gte: first } });
  const known = new Map(paid.map((payment) => [payment.id, payment]));
  const assessor = new Assessor(versions, new Used());
  const changes: Change[] = [];
  const due = new Set<string>();
  for (const occasion of occasions)
    for (const one of assessor.duesOf(occasion)) {
      const id = paymentId(series, one);
      due.add(id);
      changes.push(changeOf(id, occasion, known.get(id), one));
    }
  const byFact = new Map(occasions.map((occasion) => [occasion.id, occasion]));
  for (const payment of paid) {
    const occasion = byFact.get(payment.factId);
    if (occasion && !due.has(payment.id)) changes.push(changeOf(payment.id, occasion, payment, undefined));
  }
  return {
    changes: changes.filter(({ payment, before, after }) => (payment ? before !== after : after !== 0)),
    facts: occasions.filter(({ day }) => day >= fromDay).length,
    failed: assessor.failed,
    since: occasions.reduce<string | null>((min, { at }) => (min === null || at < min ? at : min), null),
  };
}

const changeOf = (
  id: string,
  occasion: OccasionItem,
  payment: PaymentItem | undefined,
  due: Due | undefined,
): Change => ({
  ...{ id, occasion, payment, due, holder: due?.holder ?? payment!.holder },
  ...{ before: payment?.due ?? 0, after: due?.due ?? 0 },
});
