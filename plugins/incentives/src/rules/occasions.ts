import type { Flag } from '@heli/contracts/incentives';
import type { FactWithDetail, WriteContext } from '@heli/sdk';
import { computeEntry } from '../entries/entries.js';
import { Occasion, Payment, Rule, type OccasionItem, type RuleItem } from '../entities/rule.entity.js';
import { Assessor, type Due } from './dues.js';
import { paymentId, rulesOver, usedBy } from './rules.js';
import type { Trigger } from './triggers.js';

/** A fact that rules may pay for has come: it is kept, and whatever rules hold where it happened pay for it. */
export async function takeNote(
  ctx: WriteContext,
  trigger: Trigger,
  fact: FactWithDetail<object>,
): Promise<void> {
  if (await ctx.em.findOne(Occasion, { id: fact.id })) return;
  const { units = [], persons = [] } = await trigger.entitled(ctx, fact.data as never);
  const data = fact.data as Readonly<Record<string, unknown>>;
  const occasion = ctx.em.create(Occasion, {
    id: fact.id,
    organisation: fact.organisation,
    seq: fact.seq,
    trigger: fact.type,
    at: fact.occurredAt,
    ...{ day: ctx.clock.dayOf(fact.occurredAt), teller: fact.actorId, data, units: [...units] },
    ...{ persons: [...persons], flags: Array.isArray(data['flags']) ? (data['flags'] as Flag[]) : [] },
    evidence: Array.isArray(data['evidence']) && data['evidence'].length > 0,
  });
  for (const [series, versions] of await rulesOver(ctx)) {
    const holders = [...units.map((id) => `unit:${id}`), ...persons.map((id) => `person:${id}`)];
    const used = await usedBy(ctx, series, holders, occasion.day);
    for (const due of new Assessor(versions, used).duesOf(occasion)) await pay(ctx, series, occasion, due);
  }
}

/** A payment is made once: there is no second row of its id. */
export async function pay(
  ctx: WriteContext,
  series: string,
  occasion: OccasionItem,
  due: Due,
): Promise<void> {
  const payment = ctx.em.create(Payment, {
    ...{ id: paymentId(series, due), organisation: occasion.organisation, series, factId: occasion.id },
    ...{ holder: due.holder, day: due.day, due: due.due, decided: false },
  });
  if (due.due === 0) return;
  const rule = (await ctx.em.findOne(Rule, { id: due.version.id })) as RuleItem;
  await computeEntry(ctx, payment, occasion, { rule, amount: due.due, capped: due.capped });
}
