import { council, events } from '@heli/contracts/council';
import { handle, type ReadContext, type WriteContext } from '@heli/sdk';
import type { MeetingItem } from '../entities/meeting.entity.js';
import { Correction, Minutes, type MinutesItem } from '../entities/minutes.entity.js';
import { meetingAs, meetingOf, move, mustBe } from '../meeting/meetings.js';
import { settings } from '../settings.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { seatsOn } from '../shared/seats.js';
import { today } from '../shared/days.js';
import { htmlOf } from './paper.js';
import { write } from './writing.js';

const dayMs = 86_400_000;

export const minutesOf = (ctx: ReadContext, meetingId: string): Promise<MinutesItem | null> =>
  ctx.em.findOne(Minutes, { meetingId });
const outcomeOf = ({ id, state }: MeetingItem, { version }: MinutesItem) => ({
  meetingId: id,
  version,
  state,
});
const named = ({ meetingId, version }: MinutesItem) => ({ meetingId, version });

async function drafted(ctx: WriteContext, meetingId: string): Promise<MinutesItem> {
  const minutes = await minutesOf(ctx, meetingId);
  if (!minutes) throw no('noMinutes', {}, 'meetingId');
  return minutes;
}

/** Begins the minutes, or a new version after an accepted correction. */
export const draftMinutes = handle(council.commands.draftMinutes, async (ctx, { meetingId, remarks }) => {
  const meeting = await meetingOf(ctx, meetingId);
  if (meeting.state !== 'minutesDraft') move(ctx, meeting, 'draftMinutes');
  const known = await minutesOf(ctx, meetingId);
  const minutes =
    known ??
    ctx.em.create(Minutes, {
      ...{ id: ctx.id(), organisation: meeting.organisation, meetingId, version: 1, remarks: null },
      ...{ html: null, circulatedAt: null, signedAt: null, signedBy: null, hash: null, keptBy: ctx.actorId },
    });
  if (known?.html != null) Object.assign(minutes, { version: known.version + 1, html: null, hash: null });
  minutes.remarks = remarks ?? minutes.remarks;
  minutes.keptBy = ctx.actorId;
  record(ctx, meetingAs(meeting), events.minutesDrafted, {
    data: named(minutes),
    ...(remarks !== undefined && { detail: { remarks } }),
  });
  return outcomeOf(meeting, minutes);
});

/** Sends them to all who sit there: from here on the text stands. */
export const circulateMinutes = handle(council.commands.circulateMinutes, async (ctx, { meetingId }) => {
  const meeting = await meetingOf(ctx, meetingId);
  const minutes = await drafted(ctx, meetingId);
  move(ctx, meeting, 'circulateMinutes');
  const html = htmlOf(
    await write({ ctx, meeting, language: 'zh-CN', withNames: true, onlyCommon: false }, minutes),
  );
  const hash = ctx.digest(html);
  Object.assign(minutes, { html, hash, circulatedAt: ctx.now });
  const seats = await seatsOn(ctx, meeting.bodyId, today(ctx));
  const notice = await ctx.notify({
    key: 'council.notice.minutesCirculated',
    params: { title: meeting.title, days: ctx.settings(settings).correctionDays },
    to: {
      persons: [
        ...new Set(seats.flatMap((seat) => (seat.holderPersonId === null ? [] : [seat.holderPersonId]))),
      ],
      units: [...new Set(seats.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))],
    },
    subject: { type: 'council.meeting', id: meetingId },
    organisation: meeting.organisation,
  });
  record(ctx, meetingAs(meeting), events.minutesCirculated, { data: { ...named(minutes), hash, ...notice } });
  return { ...outcomeOf(meeting, minutes), hash };
});

/** Asks for a correction, as long as they are circulated. */
export const askCorrection = handle(council.commands.askCorrection, async (ctx, { meetingId, text }) => {
  const meeting = await meetingOf(ctx, meetingId);
  mustBe(meeting, 'minutesCirculated');
  const minutes = await drafted(ctx, meetingId);
  const last = Date.parse(minutes.circulatedAt ?? ctx.now) + ctx.settings(settings).correctionDays * dayMs;
  if (Date.parse(ctx.now) > last) throw no('correctionsOver', {}, 'meetingId');
  const correction = ctx.em.create(Correction, {
    ...{ id: ctx.id(), organisation: meeting.organisation, meetingId, version: minutes.version },
    ...{ owner: ctx.actorId, text, answer: null, accepted: null, at: ctx.now },
  });
  record(ctx, meetingAs(meeting), events.correctionAsked, {
    data: { ...named(minutes), correctionId: correction.id },
    detail: { text },
  });
  return { correctionId: correction.id };
});

export const answerCorrection = handle(council.commands.answerCorrection, async (ctx, input) => {
  const { correctionId, accepted, answer } = input;
  const correction = await find(ctx, Correction, correctionId, 'Correction');
  if (correction.accepted != null) throw no('correctionAnswered', {}, 'correctionId');
  Object.assign(correction, { accepted, answer });
  const { meetingId, version } = correction;
  record(ctx, meetingAs(await meetingOf(ctx, meetingId)), events.correctionAnswered, {
    data: { meetingId, version, correctionId, accepted },
    detail: { answer },
  });
  return { correctionId };
});

/** The chair signs what was circulated, never what they kept themselves; no correction may wait for its answer. */
export const signMinutes = handle(council.commands.signMinutes, async (ctx, { meetingId }) => {
  const meeting = await meetingOf(ctx, meetingId);
  const minutes = await drafted(ctx, meetingId);
  if (minutes.keptBy === ctx.actorId) throw no('signerKept', {}, 'meetingId');
  const open = await ctx.em.find(Correction, { meetingId, version: minutes.version });
  if (open.some(({ accepted }) => accepted == null)) throw no('correctionsWait', {}, 'meetingId');
  if (open.some(({ accepted }) => accepted === true)) throw no('correctionsAccepted', {}, 'meetingId');
  move(ctx, meeting, 'signMinutes');
  const hash = minutes.hash ?? '';
  Object.assign(minutes, { signedAt: ctx.now, signedBy: ctx.actorId });
  record(ctx, meetingAs(meeting), events.minutesSigned, {
    data: { ...named(minutes), hash, logSeq: ctx.logHead.seq, logHash: ctx.logHead.hash },
  });
  return { ...outcomeOf(meeting, minutes), hash };
});

export const publishMinutes = handle(council.commands.publishMinutes, async (ctx, { meetingId }) => {
  const meeting = await meetingOf(ctx, meetingId);
  const minutes = await drafted(ctx, meetingId);
  move(ctx, meeting, 'publishMinutes');
  record(ctx, meetingAs(meeting), events.minutesPublished, { data: named(minutes) });
  return outcomeOf(meeting, minutes);
});
