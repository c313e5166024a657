import { events, type Flag } from '@heli/contracts/incentives';
import type { WriteContext, ReadContext } from '@heli/sdk';
import { arm, disarm, type Settlement } from '@heli/sdk/kit';
import { Entry, type EntryItem } from '../entities/entry.entity.js';
import type { OccasionItem, PaymentItem, RuleItem } from '../entities/rule.entity.js';
import { find, follow, record, subjectOf } from '../kit.js';
import { entryLife } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { columnsOf, heldBy, holderOf } from '../shared/holder.js';
import { settings } from '../settings.js';
import { movePoints } from './ledger.js';

/** What every fact about an entry names. */
export const naming = (item: EntryItem) => ({
  ...{ entryId: item.id, code: item.code, amount: item.amount, ...heldBy(item) },
});

export const entryOf = (ctx: ReadContext, entryId: string): Promise<EntryItem> =>
  find(ctx, Entry, entryId, 'Entry');

/** Takes an entry to the state that follows on the verb. */
export function moveEntry(ctx: ReadContext, item: EntryItem, verb: keyof typeof entryLife): void {
  item.state = follow(entryLife, verb, around(ctx, item));
}

/** An approved entry comes under notice by then. */
export const publicityDeadline = (item: EntryItem): Settlement<typeof events.publicityFellDue> => {
  const due = item.publiciseBy!;
  return {
    key: `publicity:${item.id}`,
    due,
    subject: subjectOf('entry', item),
    event: events.publicityFellDue,
    data: (outcome) => ({ ...naming(item), due, ...outcome }),
  };
};

/** Approved now: from now on its days until the notice run. */
export function approveNow(ctx: WriteContext, item: EntryItem): void {
  const { publiciseWithinDays: days } = ctx.settings(settings);
  Object.assign(item, { approver: ctx.actorId, approvedAt: ctx.now });
  item.publiciseBy = ctx.clock.add(ctx.now, { days }, 'natural');
  arm(ctx, publicityDeadline(item));
}

/** So many entries of one holder for one day are worth a second look. */
async function isBurst(
  ctx: ReadContext,
  { unit, personId, at }: Pick<EntryItem, 'unit' | 'personId' | 'at'>,
) {
  const day = ctx.clock.dayOf(at);
  const start = ctx.clock.startOf(day);
  const end = ctx.clock.add(start, { days: 1 }, 'natural');
  const where = { unit: unit ?? null, personId: personId ?? null, at: { $gte: start, $lt: end } };
  return (await ctx.em.count(Entry, where)) + 1 >= ctx.settings(settings).burstEntries;
}

type OfRule = Pick<RuleItem, 'id' | 'series' | 'code' | 'version' | 'evidenceRequired' | 'publicityDays'>;
interface Computing {
  readonly rule: OfRule;
  readonly amount: number;
  readonly capped: boolean;
}

/** An entry for what a payment owes: computed, and waiting for somebody's approval. */
export async function computeEntry(
  ctx: WriteContext,
  payment: PaymentItem,
  occasion: OccasionItem,
  { rule, amount, capped }: Computing,
): Promise<EntryItem> {
  const of = columnsOf(holderOf(payment.holder));
  const burst = await isBurst(ctx, { ...of, at: occasion.at });
  const flags: Flag[] = [...occasion.flags, ...(burst ? (['burst'] as const) : [])];
  const item = ctx.em.create(Entry, {
    ...{ id: ctx.id(), facts: 0, organisation: payment.organisation, owner: ctx.actorId, ...of },
    paymentId: payment.id,
    ruleId: rule.id,
    series: rule.series,
    code: rule.code,
    version: rule.version,
    trigger: occasion.trigger,
    factId: occasion.id,
    teller: occasion.teller,
    amount,
    at: occasion.at,
    flags,
    evidenceNeeded: rule.evidenceRequired && !occasion.evidence,
    ...{ publicityDays: rule.publicityDays, state: 'computed' },
  });
  payment.entryId = item.id;
  record(ctx, subjectOf('entry', item), events.entryComputed, {
    data: { ...naming(item), version: rule.version, factId: occasion.id, flags, capped },
  });
  return item;
}

/** Its points are the holder's: on the ledger, from the rule's account. */
export async function settleEntry(ctx: WriteContext, item: EntryItem): Promise<void> {
  moveEntry(ctx, item, 'settle');
  item.settledAt = ctx.now;
  const subject = subjectOf('entry', item);
  record(ctx, subject, events.entrySettled, { data: { ...naming(item), at: ctx.now } });
  await movePoints(ctx, subject, {
    ...{ holder: heldBy(item), against: `rule:${item.series}`, amount: item.amount, cause: 'settled' },
  });
}

/** Taken back: by a reversing movement where it had reached the ledger. */
export async function reverseEntry(ctx: WriteContext, item: EntryItem, appealId?: string): Promise<void> {
  const settled = item.state === 'settled';
  if (item.state === 'approved') disarm(ctx, publicityDeadline(item));
  moveEntry(ctx, item, 'reverse');
  const subject = subjectOf('entry', item);
  record(ctx, subject, events.entryReversed, {
    data: {
      ...naming(item),
      settled,
      at: item.settledAt ?? ctx.now,
      ...(appealId !== undefined && { appealId }),
    },
  });
  if (settled)
    await movePoints(ctx, subject, {
      ...{ holder: heldBy(item), against: `rule:${item.series}`, amount: -item.amount, cause: 'reversed' },
    });
}
