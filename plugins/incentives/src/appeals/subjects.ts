import { events } from '@heli/contracts/incentives';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { computeCorrected } from '../entries/corrected.js';
import { entryOf, moveEntry, naming, reverseEntry, settleEntry } from '../entries/entries.js';
import { noticeOf } from '../entries/notices.js';
import { Entry, type AppealItem } from '../entities/entry.entity.js';
import { Assessment, Honour } from '../entities/recognition.entity.js';
import { Payment } from '../entities/rule.entity.js';
import { rejectNow } from '../honours/honours.js';
import { sendBack, settleIfOver } from '../assessments/assessments.js';
import { find, no, record, subjectOf } from '../kit.js';
import { liveEntries } from '../life-cycles.js';

/** What an appeal is about: whose it is, where it stands and who decided on it. */
export interface About {
  readonly organisation: string;
  readonly unit: string | null;
  readonly personId: string | null;
  readonly decider: string | null;
}
type Named = Pick<AppealItem, 'subjectKind' | 'subjectId'>;

/** @throws Refusal where there is no such record in reach */
export async function aboutOf(ctx: ReadContext, { subjectKind, subjectId }: Named): Promise<About> {
  if (subjectKind === 'entry') {
    const { organisation, unit = null, personId = null, approver = null } = await entryOf(ctx, subjectId);
    return { organisation, unit, personId, decider: approver };
  }
  if (subjectKind === 'honour') {
    const item = await find(ctx, Honour, subjectId, 'Honour', 'subjectId');
    const { organisation, unit = null, personId = null, owner } = item;
    return { organisation, unit, personId, decider: owner };
  }
  const item = await find(ctx, Assessment, subjectId, 'Assessment', 'subjectId');
  const { organisation, unit = null, scorer = null } = item;
  return { organisation, unit, personId: null, decider: scorer };
}

const appealable = ['publicised', 'settled', 'rejected'] as const;

/**
 * Opens the subject to an appeal: an entry under notice waits for the decision.
 * @param theirs whether who appeals is whose it is: against what is settled or rejected nobody else can
 * @throws Refusal `notAppealable` where nothing has been decided yet, or it is over
 */
export async function object(ctx: WriteContext, appeal: AppealItem, theirs: boolean): Promise<void> {
  const { subjectKind, subjectId } = appeal;
  const refuse = (state: string) => no('notAppealable', { state }, 'subjectId');
  if (subjectKind === 'entry') {
    const item = await entryOf(ctx, subjectId);
    if (!appealable.some((state) => state === item.state)) throw refuse(item.state);
    if (item.state !== 'publicised') {
      if (!theirs) throw no('appealByHolder', {}, 'subjectId', 'forbidden');
      return;
    }
    moveEntry(ctx, item, 'object');
    const data = { ...naming(item), appealId: appeal.id };
    record(ctx, subjectOf('entry', item), events.entryObjected, { data });
  } else if (subjectKind === 'honour') {
    const { state } = await find(ctx, Honour, subjectId, 'Honour', 'subjectId');
    if (state !== 'publicNotice') throw refuse(state);
  } else {
    const { state } = await find(ctx, Assessment, subjectId, 'Assessment', 'subjectId');
    if (state !== 'notice') throw refuse(state);
  }
}

/** What follows where it was right: the entry is reversed and corrected, the honour not given, the mark given anew. */
export async function correct(
  ctx: WriteContext,
  { id, subjectKind, subjectId }: AppealItem,
  { reason, amount }: { readonly reason: string; readonly amount?: number | undefined },
): Promise<void> {
  if (amount !== undefined && subjectKind !== 'entry') throw no('amountOfEntry', {}, 'amount', 'invalid');
  if (subjectKind === 'honour') {
    rejectNow(ctx, await find(ctx, Honour, subjectId, 'Honour', 'subjectId'), reason);
    return;
  }
  if (subjectKind === 'assessment') {
    sendBack(ctx, await find(ctx, Assessment, subjectId, 'Assessment', 'subjectId'));
    return;
  }
  const item = await entryOf(ctx, subjectId);
  const payment = await find(ctx, Payment, item.paymentId, 'Payment');
  // A change of the rule may have put another entry in its place meanwhile.
  const current = payment.entryId ? await ctx.em.findOne(Entry, { id: payment.entryId }) : null;
  if (current && liveEntries.includes(current.state)) await reverseEntry(ctx, current, id);
  Object.assign(payment, { decided: true, entryId: null });
  if (amount) computeCorrected(ctx, payment, item, amount);
}

/** What follows where it was not: what waited goes on. */
export async function letStand(ctx: WriteContext, { subjectKind, subjectId }: AppealItem): Promise<void> {
  if (subjectKind === 'assessment')
    return settleIfOver(ctx, await find(ctx, Assessment, subjectId, 'Assessment', 'subjectId'));
  if (subjectKind === 'honour') return;
  const item = await entryOf(ctx, subjectId);
  if (item.state !== 'objected') return;
  const notice = await noticeOf(ctx, item);
  if (notice?.state === 'open') moveEntry(ctx, item, 'uphold');
  else await settleEntry(ctx, item);
}
