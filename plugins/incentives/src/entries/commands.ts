import { events, incentives } from '@heli/contracts/incentives';
import { handle } from '@heli/sdk';
import { later, takeEvidence } from '@heli/sdk/kit';
import { Entry, Notice } from '../entities/entry.entity.js';
import { Payment } from '../entities/rule.entity.js';
import { no, record, settle, subjectOf } from '../kit.js';
import { approveNow, entryOf, moveEntry, naming, publicityDeadline } from './entries.js';

/** Approved by somebody whose points they are not, and who did not tell the fact. */
export const approveEntry = handle(incentives.commands.approveEntry, async (ctx, input) => {
  const { entryId, note, files } = input;
  const item = await entryOf(ctx, entryId);
  moveEntry(ctx, item, 'approve');
  if (item.evidenceNeeded && files.length === 0) throw no('evidenceMissing', {}, 'files', 'invalid');
  approveNow(ctx, item);
  const subject = subjectOf('entry', item);
  const evidence = await takeEvidence(ctx, subject, files, incentives.queries.entryDetail);
  record(ctx, subject, events.entryApproved, { data: { ...naming(item), evidence }, detail: { note } });
  return { entryId, state: item.state };
});

export const rejectEntry = handle(incentives.commands.rejectEntry, async (ctx, { entryId, reason }) => {
  const item = await entryOf(ctx, entryId);
  const from = item.state;
  moveEntry(ctx, item, 'reject');
  item.approver = ctx.actorId;
  const payment = await ctx.em.findOne(Payment, { id: item.paymentId });
  if (payment) payment.decided = true;
  const data = { ...naming(item), from };
  record(ctx, subjectOf('entry', item), events.entryRejected, { data, detail: { reason } });
  return { entryId, state: item.state };
});

const most = 200;

/** One notice for all of them, for as long as the one among them that asks for most. */
export const publicise = handle(incentives.commands.publicise, async (ctx, { entryIds }) => {
  const where = { state: 'approved' as const, ...(entryIds && { id: { $in: entryIds } }) };
  const found = await ctx.em.find(Entry, where, { orderBy: { approvedAt: 'asc', id: 'asc' }, limit: most });
  if (found.length === 0 || (entryIds && found.length < new Set(entryIds).size))
    throw no('nothingToPublicise', {}, entryIds ? 'entryIds' : undefined);
  const days = Math.max(...found.map(({ publicityDays }) => publicityDays));
  const until = ctx.clock.add(ctx.now, { days }, 'workday');
  const notice = ctx.em.create(Notice, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, opened: ctx.now, until },
    ...{ entries: found.length, points: found.reduce((sum, { amount }) => sum + amount, 0), state: 'open' },
  });
  const subject = subjectOf('notice', notice);
  record(ctx, subject, events.noticeOpened, {
    data: { noticeId: notice.id, from: ctx.now, until, entries: notice.entries, points: notice.points },
  });
  for (const item of found) {
    moveEntry(ctx, item, 'publicise');
    item.noticeId = notice.id;
    const data = { ...naming(item), noticeId: notice.id, until };
    record(ctx, subjectOf('entry', item), events.entryPublicised, { data });
    settle(ctx, publicityDeadline(item));
  }
  ctx.remind(`notice:${notice.id}`, later(until, ctx.now), events.noticeFellDue, {
    data: { noticeId: notice.id, until },
    organisation: notice.organisation,
    subject: { type: subject.type, id: notice.id },
  });
  return { noticeId: notice.id, entries: notice.entries, until };
});
