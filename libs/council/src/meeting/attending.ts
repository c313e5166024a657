import { council, events, type AttendanceMode } from '@heli/contracts/council';
import { handle, type ReadContext, type WriteContext } from '@heli/sdk';
import { Attendance, type AttendanceItem, type MeetingItem } from '../entities/meeting.entity.js';
import { Vote } from '../entities/vote.entity.js';
import { settings } from '../settings.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { seatsOf, type Seat } from '../shared/seats.js';
import { meetingAs, meetingOf, mustBe } from './meetings.js';
import { presenceAt, type SeatThere } from './presence.js';

/** The seat for which the one who acts speaks; they name it where there are several. */
export function mySeat<S extends Seat>(ctx: ReadContext, seats: readonly S[], postId: string | undefined): S {
  const mine = seatsOf(seats, ctx.actorPersonId) as S[];
  const found = postId === undefined ? mine : mine.filter((seat) => seat.postId === postId);
  if (found.length === 0) throw no('noSeat', {}, 'postId', 'forbidden');
  if (found.length > 1) throw no('whichSeat', { seats: found.length }, 'postId', 'invalid');
  return found[0]!;
}

interface Coming {
  readonly seat: SeatThere | undefined;
  readonly personId: string | null;
  readonly mode: AttendanceMode;
  readonly method: AttendanceItem['method'];
  readonly proxyPostId?: string;
}

/** One row for each seat: whatever is recorded last holds. */
async function enter(ctx: WriteContext, meeting: MeetingItem, coming: Coming): Promise<void> {
  const { seat, personId, mode, method, proxyPostId = null } = coming;
  const where = seat ? { postId: seat.postId } : { postId: null, personId };
  const row = await ctx.em.findOne(Attendance, { meetingId: meeting.id, ...where });
  const now = { personId, mode, method, proxyPostId, at: ctx.now };
  if (row) Object.assign(row, now);
  else
    ctx.em.create(Attendance, {
      id: ctx.id(),
      organisation: meeting.organisation,
      meetingId: meeting.id,
      postId: seat?.postId ?? null,
      voting: seat?.voting ?? false,
      ...now,
    });
}

function tell(ctx: WriteContext, meeting: MeetingItem, { seat, personId, mode, method }: Coming): void {
  record(ctx, meetingAs(meeting), events.attendanceRecorded, {
    data: {
      meetingId: meeting.id,
      mode,
      method,
      ...(seat && { postId: seat.postId }),
      ...(personId !== null && { personId }),
    },
  });
}

/** Whoever gave their voice away and comes after all takes it back. */
export const checkIn = handle(council.commands.checkIn, async (ctx, { meetingId, code, postId, method }) => {
  const meeting = await meetingOf(ctx, meetingId);
  mustBe(meeting, 'convened', 'open', 'paused');
  if (code !== meeting.checkInCode) throw no('wrongCode', {}, 'code');
  const seat = mySeat(ctx, await presenceAt(ctx, meeting), postId);
  const coming = { seat, personId: ctx.actorPersonId ?? null, mode: 'present', method } as const;
  await enter(ctx, meeting, coming);
  tell(ctx, meeting, coming);
  return { postId: seat.postId };
});

/** The office ticks a seat, or a guest who has none. */
export const recordAttendance = handle(council.commands.recordAttendance, async (ctx, input) => {
  const { meetingId, postId, personId, mode } = input;
  const meeting = await meetingOf(ctx, meetingId);
  mustBe(meeting, 'convened', 'open', 'paused');
  if (postId === undefined && (mode !== 'observer' || personId === undefined))
    throw no('whoAttends', {}, 'postId', 'invalid');
  const seat = (await presenceAt(ctx, meeting)).find((each) => each.postId === postId);
  if (postId !== undefined && !seat) throw no('unknownPost', {}, 'postId', 'not-found');
  const person = personId ?? seat?.holderPersonId ?? null;
  const coming = { seat, personId: person, mode, method: 'manual' } as const;
  await enter(ctx, meeting, coming);
  tell(ctx, meeting, coming);
  return {};
});

/** 委托: one's voice goes to another seat, which may carry only so many; never in a chain. */
export const giveProxy = handle(council.commands.giveProxy, async (ctx, { meetingId, postId, toPostId }) => {
  const meeting = await meetingOf(ctx, meetingId);
  mustBe(meeting, 'convened', 'open', 'paused');
  if ((await ctx.em.count(Vote, { meetingId, state: 'open' })) > 0) throw no('voteIsOpen', {}, 'meetingId');
  const seats = await presenceAt(ctx, meeting);
  const seat = mySeat(ctx, seats, postId);
  const to = seats.find((each) => each.postId === toPostId);
  if (!to || to.postId === seat.postId || !to.voting || !seat.voting)
    throw no('noProxyThere', {}, 'toPostId', 'invalid');
  if (to.mode === 'proxy' || seats.some(({ carrier }) => carrier === seat.postId))
    throw no('proxyChain', {}, 'toPostId');
  const carried = seats.filter(({ carrier, postId: id }) => carrier === toPostId && id !== seat.postId);
  const { proxiesPerSeat: most } = ctx.settings(settings);
  if (carried.length >= most) throw no('carriesEnough', { most }, 'toPostId');
  const coming = { seat, personId: null, mode: 'proxy', method: 'manual', proxyPostId: toPostId } as const;
  await enter(ctx, meeting, coming);
  record(ctx, meetingAs(meeting), events.proxyGiven, { data: { meetingId, postId: seat.postId, toPostId } });
  return {};
});

const over = ['closed', 'minutesDraft', 'minutesCirculated', 'minutesSigned', 'published'] as const;

/** Puts attendance right after the meeting: exactly what was counted is taken back. */
export const correctAttendance = handle(council.commands.correctAttendance, async (ctx, input) => {
  const { meetingId, postId, mode, reason } = input;
  const meeting = await meetingOf(ctx, meetingId);
  mustBe(meeting, ...over);
  const seat = (await presenceAt(ctx, meeting)).find((each) => each.postId === postId);
  if (!seat?.voting || seat.holderPersonId === null) throw no('unknownPost', {}, 'postId', 'not-found');
  const before = seat.mode === 'proxy' && !seat.counts ? 'absent' : seat.mode;
  if (before === mode) throw no('nothingToCorrect', { mode }, 'mode');
  await enter(ctx, meeting, { seat, personId: seat.personId, mode, method: 'manual' });
  record(ctx, meetingAs(meeting), events.attendanceCorrected, {
    data: {
      ...{ meetingId, postId, before, mode },
      add: Number(mode === 'present') - Number(seat.counts),
      closedAt: meeting.actualEnd ?? ctx.now,
    },
    detail: { reason },
  });
  return {};
});
