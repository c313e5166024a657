import { council, events } from '@heli/contracts/council';
import { handle, type WriteContext } from '@heli/sdk';
import { Body } from '../entities/body.entity.js';
import { Meeting, type MeetingItem } from '../entities/meeting.entity.js';
import { settings } from '../settings.js';
import { today } from '../shared/days.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { seatsOn } from '../shared/seats.js';
import { meetingAs, meetingOf, move, named, outcomeOf } from './meetings.js';

const iso = (moment: string): string => new Date(moment).toISOString();
/** No letter or digit that looks like another. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

function refuseOddTimes(ctx: WriteContext, start: string, end: string): void {
  if (start <= ctx.now) throw no('startsInPast', {}, 'plannedStart', 'invalid');
  if (end <= start) throw no('endsBeforeStart', {}, 'plannedEnd', 'invalid');
}

export const draftMeeting = handle(council.commands.draftMeeting, async (ctx, input) => {
  const { bodyId, kind, title, place, chairPostId } = input;
  const body = await find(ctx, Body, bodyId, 'Body');
  if (body.state !== 'active') throw no('bodyDissolved', {}, 'bodyId');
  const [plannedStart, plannedEnd] = [iso(input.plannedStart), iso(input.plannedEnd)];
  refuseOddTimes(ctx, plannedStart, plannedEnd);
  const seats = await seatsOn(ctx, bodyId, today(ctx));
  if (!seats.some(({ postId }) => postId === chairPostId))
    throw no('unknownPost', {}, 'chairPostId', 'not-found');
  const meeting = ctx.em.create(Meeting, {
    id: ctx.id(),
    organisation: body.organisation,
    bodyId,
    kind,
    title,
    place: place ?? null,
    plannedStart,
    plannedEnd,
    actualStart: null,
    actualEnd: null,
    chairPostId,
    secretaryPersonId: input.secretaryPersonId ?? null,
    noticeAt: null,
    noticeId: null,
    checkInCode: null,
    settingsVersion: ctx.settingsVersion,
    expected: null,
    quorum: null,
    currentItemId: null,
    sequence: 0,
    changedAt: ctx.now,
    state: 'draft',
    cancelReason: null,
  });
  record(ctx, meetingAs(meeting), events.meetingDrafted, {
    data: { ...named(meeting), plannedStart, plannedEnd, chairPostId },
    detail: { title, ...(place !== undefined && { place }) },
  });
  return outcomeOf(meeting);
});

/** [practice] So many days lie between the notice and the meeting, or the fact says why not. */
function refuseLateNotice(
  ctx: WriteContext,
  meeting: MeetingItem,
  urgentReason: string | undefined,
): boolean {
  const { noticeDays } = ctx.settings(settings);
  const days = meeting.kind === 'hearing' ? noticeDays.hearing : noticeDays.meeting;
  const late = ctx.clock.add(ctx.now, { days }, 'natural') > meeting.plannedStart;
  if (late && urgentReason === undefined) throw no('noticeTooLate', { days }, 'plannedStart');
  return late;
}

/** Tells all who sit there and those who act for the member units. */
async function giveNotice(ctx: WriteContext, meeting: MeetingItem, key: string) {
  const seats = await seatsOn(ctx, meeting.bodyId, today(ctx));
  const persons = seats.flatMap(({ holderPersonId, deputyPersonId }) => [holderPersonId, deputyPersonId]);
  return ctx.notify({
    key: `council.notice.${key}`,
    params: { title: meeting.title, start: meeting.plannedStart, place: meeting.place ?? '—' },
    to: {
      persons: [...new Set(persons.filter((id) => id !== null))],
      units: [...new Set(seats.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))],
    },
    subject: { type: 'council.meeting', id: meeting.id },
    organisation: meeting.organisation,
  });
}

async function announce(ctx: WriteContext, meeting: MeetingItem, key: string, urgentReason?: string) {
  const urgent = refuseLateNotice(ctx, meeting, urgentReason);
  const notice = await giveNotice(ctx, meeting, key);
  meeting.noticeAt = ctx.now;
  meeting.noticeId = notice.noticeId;
  const { plannedStart, plannedEnd, sequence } = meeting;
  return {
    recipients: notice.recipients,
    fact: {
      data: { ...named(meeting), plannedStart, plannedEnd, ...notice, urgent, sequence },
      ...(urgentReason !== undefined && { detail: { reason: urgentReason } }),
    },
  };
}

/** Gives notice; the proof of who was told stays with the house. */
export const convene = handle(council.commands.convene, async (ctx, { meetingId, urgentReason }) => {
  const meeting = await meetingOf(ctx, meetingId);
  move(ctx, meeting, 'convene');
  const { recipients, fact } = await announce(ctx, meeting, 'convened', urgentReason);
  meeting.checkInCode = Array.from(
    { length: 6 },
    () => letters[Math.floor(ctx.random() * letters.length)]!,
  ).join('');
  record(ctx, meetingAs(meeting), events.meetingConvened, fact);
  return { ...outcomeOf(meeting), recipients };
});

/** Another time or place: a new notice, and calendars take the later sequence. */
export const reschedule = handle(council.commands.reschedule, async (ctx, input) => {
  const meeting = await meetingOf(ctx, input.meetingId);
  move(ctx, meeting, 'reschedule');
  meeting.plannedStart = iso(input.plannedStart);
  meeting.plannedEnd = iso(input.plannedEnd);
  meeting.place = input.place ?? meeting.place;
  refuseOddTimes(ctx, meeting.plannedStart, meeting.plannedEnd);
  meeting.sequence += 1;
  const { recipients, fact } = await announce(ctx, meeting, 'rescheduled', input.urgentReason);
  record(ctx, meetingAs(meeting), events.meetingRescheduled, fact);
  return { ...outcomeOf(meeting), recipients };
});

export const cancelMeeting = handle(council.commands.cancelMeeting, async (ctx, { meetingId, reason }) => {
  const meeting = await meetingOf(ctx, meetingId);
  const told = meeting.state === 'convened';
  move(ctx, meeting, 'cancel');
  meeting.cancelReason = reason;
  meeting.sequence += 1;
  if (told) await giveNotice(ctx, meeting, 'cancelled');
  record(ctx, meetingAs(meeting), events.meetingCancelled, {
    data: { ...named(meeting), sequence: meeting.sequence },
    detail: { reason },
  });
  return outcomeOf(meeting);
});
