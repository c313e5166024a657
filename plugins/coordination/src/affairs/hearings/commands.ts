import { coordination, events } from '@heli/contracts/coordination';
import { handle } from '@heli/sdk';
import { arm, iso, takeEvidence } from '@heli/sdk/kit';
import { settings } from '../../settings.js';
import { Hearing, Opinion, Participant } from '../entities/deliberation.entity.js';
import { no, record, settle, subjectOf } from '../kit.js';
import { answerOf, conclusionDeadline, hearingOf, moveHearing, takeSeat } from './hearings.js';

export const proposeHearing = handle(
  coordination.commands.proposeHearing,
  (ctx, { topic, basis, itemId }) => {
    const item = ctx.em.create(Hearing, {
      ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, owner: ctx.actorId, topic },
      ...{ basis: basis ?? null, itemId: itemId ?? null, at: null, noticedAt: null, place: null, seats: 0 },
      ...{ conclusion: null, due: null, state: 'proposed' },
    });
    const data = { hearingId: item.id, ...(itemId !== undefined && { itemId }) };
    record(ctx, subjectOf('hearing', item), events.hearingProposed, { data, detail: { topic, basis } });
    return Promise.resolve(answerOf(item));
  },
);

export const acceptHearing = handle(coordination.commands.acceptHearing, async (ctx, { hearingId, note }) => {
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'accept');
  record(ctx, subjectOf('hearing', item), events.hearingAccepted, { data: { hearingId }, detail: { note } });
  return answerOf(item);
});

/** [practice] at least ten days before it is held. */
export const noticeHearing = handle(coordination.commands.noticeHearing, async (ctx, input) => {
  const { hearingId, place, seats } = input;
  const at = iso(input.at);
  const days = ctx.settings(settings).hearingNoticeDays;
  if (at < ctx.clock.add(ctx.now, { days }, 'natural')) throw no('noticeTooShort', { days }, 'at', 'invalid');
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'notice');
  Object.assign(item, { at, place, seats, noticedAt: ctx.now });
  const data = { hearingId, at, seats };
  record(ctx, subjectOf('hearing', item), events.hearingNoticed, { data, detail: { place } });
  return answerOf(item);
});

export const registerForHearing = handle(coordination.commands.registerForHearing, (ctx, input) => {
  if (ctx.actorPersonId === undefined) throw no('noPerson');
  return takeSeat(ctx, input.hearingId, ctx.actorPersonId, input.group);
});

export const inviteToHearing = handle(coordination.commands.inviteToHearing, async (ctx, input) => {
  const [person] = await ctx.directory.persons([input.personId]);
  if (!person) throw no('unknownPerson', {}, 'personId', 'invalid');
  return takeSeat(ctx, input.hearingId, input.personId, input.group);
});

export const closeRegistration = handle(
  coordination.commands.closeRegistration,
  async (ctx, { hearingId }) => {
    const item = await hearingOf(ctx, hearingId);
    await moveHearing(ctx, item, 'closeRegistration');
    const participants = await ctx.em.count(Participant, { hearingId });
    record(ctx, subjectOf('hearing', item), events.registrationClosed, { data: { hearingId, participants } });
    return answerOf(item);
  },
);

export const adjournHearing = handle(coordination.commands.adjournHearing, async (ctx, input) => {
  const { hearingId, reason } = input;
  const at = iso(input.at);
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'adjourn');
  if (at <= item.at! || at <= ctx.now) throw no('dueNotAhead', {}, 'at', 'invalid');
  const from = item.at!;
  item.at = at;
  const data = { hearingId, from, at };
  record(ctx, subjectOf('hearing', item), events.hearingAdjourned, { data, detail: { reason } });
  return answerOf(item);
});

export const holdHearing = handle(coordination.commands.holdHearing, async (ctx, input) => {
  const { hearingId, present, note } = input;
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'hold');
  const data = { hearingId, present };
  record(ctx, subjectOf('hearing', item), events.hearingHeld, { data, detail: { note } });
  return answerOf(item);
});

export const recordOpinion = handle(coordination.commands.recordOpinion, async (ctx, input) => {
  const { hearingId, group, stance, text } = input;
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'record');
  const opinion = ctx.em.create(Opinion, {
    ...{ id: ctx.id(), facts: 0, organisation: item.organisation, owner: ctx.actorId, hearingId, group },
    ...{ stance, text, adoption: null, reason: null },
  });
  const data = { opinionId: opinion.id, hearingId, group, stance };
  record(ctx, subjectOf('opinion', opinion), events.opinionRecorded, { data, detail: { text } });
  return { opinionId: opinion.id, hearingId };
});

/** From now on the days for its conclusion count. */
export const signRecord = handle(coordination.commands.signRecord, async (ctx, input) => {
  const { hearingId, signatures, files } = input;
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'sign');
  item.due = ctx.clock.add(ctx.now, { days: ctx.settings(settings).conclusionDays }, 'workday');
  const subject = subjectOf('hearing', item);
  const evidence = await takeEvidence(ctx, subject, files, coordination.queries.hearingDetail);
  const opinions = await ctx.em.count(Opinion, { hearingId });
  record(ctx, subject, events.recordSigned, { data: { hearingId, signatures, opinions, evidence } });
  arm(ctx, conclusionDeadline(item));
  return answerOf(item);
});

export const concludeHearing = handle(coordination.commands.concludeHearing, async (ctx, input) => {
  const { hearingId, conclusion } = input;
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'conclude');
  item.conclusion = conclusion;
  const detail = { conclusion };
  record(ctx, subjectOf('hearing', item), events.hearingConcluded, { data: { hearingId }, detail });
  settle(ctx, conclusionDeadline(item));
  return answerOf(item);
});

export const replyHearing = handle(coordination.commands.replyHearing, async (ctx, { hearingId, note }) => {
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'reply');
  const opinions = await ctx.em.count(Opinion, { hearingId });
  const data = { hearingId, opinions };
  record(ctx, subjectOf('hearing', item), events.hearingReplied, { data, detail: { note } });
  return answerOf(item);
});

export const closeHearing = handle(coordination.commands.closeHearing, async (ctx, { hearingId, note }) => {
  const item = await hearingOf(ctx, hearingId);
  await moveHearing(ctx, item, 'close');
  record(ctx, subjectOf('hearing', item), events.hearingClosed, { data: { hearingId }, detail: { note } });
  return answerOf(item);
});

export const cancelHearing = handle(
  coordination.commands.cancelHearing,
  async (ctx, { hearingId, reason }) => {
    const item = await hearingOf(ctx, hearingId);
    const from = item.state;
    await moveHearing(ctx, item, 'cancel');
    const data = { hearingId, from };
    record(ctx, subjectOf('hearing', item), events.hearingCancelled, { data, detail: { reason } });
    return answerOf(item);
  },
);
