import { coordination, events, type Level } from '@heli/contracts/coordination';
import { handle, type WriteContext } from '@heli/sdk';
import { arm, iso, type Settlement } from '@heli/sdk/kit';
import { Case } from '../../case.entity.js';
import { Dispute, type DisputeItem } from '../entities/affair.entity.js';
import { find, follow, no, record, settle, subjectOf } from '../kit.js';
import { disputeLife, levelAbove } from '../life-cycles.js';
import { addressedLevel, around } from '../shared/around.js';

/** What every fact about a dispute names. */
const naming = ({ id, kind, level }: DisputeItem) => ({ disputeId: id, kind, level });
const answerOf = ({ id, level, state }: DisputeItem) => ({ disputeId: id, level, state });

const deadline = (item: DisputeItem): Settlement<typeof events.agreementFellDue> => ({
  key: `agreement:${item.id}`,
  due: item.due!,
  subject: subjectOf('dispute', item),
  event: events.agreementFellDue,
  data: (outcome) => ({ disputeId: item.id, due: item.due!, ...outcome }),
});

const startsAt = (addressed: string): Level =>
  addressed === 'community' || addressed === 'grid' ? 'community' : 'street';

export const registerDispute = handle(coordination.commands.registerDispute, async (ctx, input) => {
  const { kind, risk, title, parties, caseId } = input;
  if (caseId !== undefined) await find(ctx, Case, caseId, 'Case');
  const item = ctx.em.create(Dispute, {
    id: ctx.id(),
    facts: 0,
    organisation: ctx.organisation,
    owner: ctx.actorId,
    kind,
    risk,
    title,
    unit: null,
    ...{ level: startsAt(await addressedLevel(ctx)), parties: parties ?? null, caseId: caseId ?? null },
    ...{ sessions: 0, agreement: null, due: null, registeredAt: ctx.now, state: 'registered' },
  });
  const data = { ...naming(item), risk, ...(caseId !== undefined && { caseId }) };
  record(ctx, subjectOf('dispute', item), events.disputeRegistered, { data, detail: { title, parties } });
  return answerOf(item);
});

async function move(
  ctx: WriteContext,
  disputeId: string,
  verb: keyof typeof disputeLife,
): Promise<DisputeItem> {
  const item = await find(ctx, Dispute, disputeId, 'Dispute');
  item.state = follow(disputeLife, verb, around(ctx, item, { addressedLevel: await addressedLevel(ctx) }));
  return item;
}

export const mediateDispute = handle(coordination.commands.mediateDispute, async (ctx, input) => {
  const { disputeId, summary } = input;
  const item = await move(ctx, disputeId, 'mediate');
  item.sessions += 1;
  const data = { ...naming(item), session: item.sessions };
  record(ctx, subjectOf('dispute', item), events.disputeMediated, { data, detail: { summary } });
  return answerOf(item);
});

export const raiseDispute = handle(coordination.commands.raiseDispute, async (ctx, { disputeId, reason }) => {
  const item = await move(ctx, disputeId, 'raise');
  const from = item.level;
  item.level = levelAbove(from);
  const data = { ...naming(item), from };
  record(ctx, subjectOf('dispute', item), events.disputeRaised, { data, detail: { reason } });
  return answerOf(item);
});

export const settleDispute = handle(coordination.commands.settleDispute, async (ctx, input) => {
  const { disputeId, agreement } = input;
  const due = iso(input.due);
  if (due <= ctx.now) throw no('dueNotAhead', {}, 'due', 'invalid');
  const item = await move(ctx, disputeId, 'settle');
  Object.assign(item, { agreement, due });
  const data = { ...naming(item), due };
  record(ctx, subjectOf('dispute', item), events.disputeAgreed, { data, detail: { agreement } });
  arm(ctx, deadline(item));
  return answerOf(item);
});

export const failDispute = handle(coordination.commands.failDispute, async (ctx, { disputeId, reason }) => {
  const item = await move(ctx, disputeId, 'fail');
  record(ctx, subjectOf('dispute', item), events.disputeFailed, { data: naming(item), detail: { reason } });
  return answerOf(item);
});

export const referDispute = handle(coordination.commands.referDispute, async (ctx, { disputeId, reason }) => {
  const item = await move(ctx, disputeId, 'refer');
  record(ctx, subjectOf('dispute', item), events.disputeReferred, { data: naming(item), detail: { reason } });
  return answerOf(item);
});

/** Whether what was agreed has been done; said in time, it counts as kept. */
export const followUpDispute = handle(coordination.commands.followUpDispute, async (ctx, input) => {
  const { disputeId, kept, note } = input;
  const item = await move(ctx, disputeId, kept ? 'keep' : 'breach');
  const data = { ...naming(item), kept };
  record(ctx, subjectOf('dispute', item), events.disputeFollowedUp, { data, detail: { note } });
  if (kept) settle(ctx, deadline(item));
  return answerOf(item);
});
