import { events } from '@heli/contracts/cobuilding';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { disarm, type Settlement } from '@heli/sdk/kit';
import {
  Agreement,
  Commitment,
  type AgreementItem,
  type CommitmentItem,
} from '../entities/agreement.entity.js';
import { addDays } from '../hours/opening.js';
import { find, follow, record, situationOf, subjectOf } from '../kit.js';
import { agreementLife, commitmentLife, openCommitments } from '../life-cycles.js';
import { monthKey } from './participation.js';

export const agreementOf = (ctx: ReadContext, agreementId: string): Promise<AgreementItem> =>
  find(ctx, Agreement, agreementId, 'Agreement');

/** Takes an agreement to the state that follows on the verb. */
export async function moveAgreement(
  ctx: ReadContext,
  agreementId: string,
  verb: keyof typeof agreementLife,
  commitments = 0,
): Promise<AgreementItem> {
  const item = await agreementOf(ctx, agreementId);
  item.state = follow(agreementLife, verb, { ...situationOf(ctx, item), commitments });
  return item;
}

/** Takes a commitment to the state that follows on the verb, if its agreement is in force. */
export async function moveCommitment(
  ctx: ReadContext,
  commitmentId: string,
  verb: keyof typeof commitmentLife,
): Promise<CommitmentItem> {
  const item = await find(ctx, Commitment, commitmentId, 'Commitment');
  const agreement = await agreementOf(ctx, item.agreementId);
  item.state = follow(commitmentLife, verb, { ...situationOf(ctx, item), agreement });
  return item;
}

/** What every fact about a commitment names. */
export const naming = ({ id, agreementId, unit }: CommitmentItem) => ({
  ...{ commitmentId: id, agreementId, unitId: unit },
});

export const commitmentDeadline = (item: CommitmentItem): Settlement<typeof events.commitmentFellDue> => ({
  key: `commitment:${item.id}`,
  due: item.due,
  subject: subjectOf('commitment', item),
  event: events.commitmentFellDue,
  data: (outcome) => ({ ...naming(item), due: item.due, ...outcome }),
});

/** The day after its last is when its term is over. */
export function watchTerm(ctx: WriteContext, item: AgreementItem): void {
  const { type, id } = subjectOf('agreement', item);
  ctx.remind(termKey(item), ctx.clock.startOf(addDays(item.lastDay, 1)), events.termFellDue, {
    data: { agreementId: id, unitId: item.unit, to: item.lastDay },
    ...{ organisation: item.organisation, subject: { type, id } },
  });
}
const termKey = ({ id }: AgreementItem): string => `term:${id}`;

/** Ends it: what was not due yet is dropped, what was missed stays so. */
export async function endNow(
  ctx: WriteContext,
  item: AgreementItem,
  reason: 'termOver' | 'terminated',
  note?: string,
): Promise<void> {
  item.state = follow(agreementLife, 'end', situationOf(ctx, item));
  ctx.forget(monthKey(item));
  ctx.forget(termKey(item));
  record(ctx, subjectOf('agreement', item), events.agreementEnded, {
    data: { agreementId: item.id, unitId: item.unit, reason },
    detail: { note },
  });
  const left = { agreementId: item.id, state: { $in: [...openCommitments] }, due: { $gt: ctx.now } };
  for (const one of await ctx.em.find(Commitment, left, { orderBy: { id: 'asc' } })) {
    one.state = follow(commitmentLife, 'drop', { ...situationOf(ctx, one), agreement: item });
    disarm(ctx, commitmentDeadline(one));
    record(ctx, subjectOf('commitment', one), events.commitmentDropped, { data: naming(one) });
  }
}
