import type { AttendanceMode } from '@heli/contracts/council';
import type { ReadContext } from '@heli/sdk';
import { Attendance, type AttendanceItem, type MeetingItem } from '../entities/meeting.entity.js';
import { seatsOn, type Seat } from '../shared/seats.js';

/** A seat as it takes part in a meeting. */
export interface SeatThere extends Seat {
  readonly mode: AttendanceMode;
  /** The seat that carries its voice. */
  readonly carrier: string | null;
  /** Who is there for it. */
  readonly personId: string | null;
  /** Whether its voice is there: itself, or by a proxy who is. */
  readonly counts: boolean;
}

const dayOfMeeting = (ctx: ReadContext, meeting: MeetingItem): string =>
  ctx.clock.dayOf(meeting.actualStart ?? (meeting.plannedStart < ctx.now ? ctx.now : meeting.plannedStart));

/** All seats of a meeting's body with how they take part; whoever said nothing is absent. */
export async function presenceAt(ctx: ReadContext, meeting: MeetingItem): Promise<SeatThere[]> {
  const seats = await seatsOn(ctx, meeting.bodyId, dayOfMeeting(ctx, meeting));
  const rows = await ctx.em.find(Attendance, { meetingId: meeting.id });
  const rowOf = new Map(rows.flatMap((row) => (row.postId == null ? [] : [[row.postId, row] as const])));
  return seats.map((seat) => {
    const row = rowOf.get(seat.postId);
    return {
      ...seat,
      mode: row?.mode ?? 'absent',
      carrier: row?.mode === 'proxy' ? (row.proxyPostId ?? null) : null,
      personId: row?.personId ?? null,
      counts: counts(row, rowOf),
    };
  });
}

/** Exactly one of a proxy's giver and its voice counts: the giver's seat, through a carrier who is there in person. */
const counts = (row: AttendanceItem | undefined, all: ReadonlyMap<string, AttendanceItem>): boolean =>
  row?.mode === 'present' || (row?.mode === 'proxy' && all.get(row.proxyPostId ?? '')?.mode === 'present');

/** Seats that are expected to vote: those that do, and that somebody holds. */
export const expectedOf = <S extends Seat>(seats: readonly S[]): S[] =>
  seats.filter(({ voting, holderPersonId }) => voting && holderPersonId !== null);

/** How many of so many seats make a quorum: more than half, or two thirds. */
export const quorumOf = (expected: number, rule: 'majority' | 'twoThirds'): number =>
  rule === 'majority' ? Math.floor(expected / 2) + 1 : Math.ceil((2 * expected) / 3);

/** How the expected seats take part. */
export function tally(seats: readonly SeatThere[]) {
  const expected = expectedOf(seats);
  const present = expected.filter((seat) => seat.counts);
  const modes = { present: 0, proxy: 0, leave: 0, absent: 0 };
  for (const { mode, counts: there } of expected) {
    // A voice given to somebody who did not come is not there.
    if (mode === 'proxy' && !there) modes.absent += 1;
    else if (mode !== 'observer') modes[mode] += 1;
    else modes.absent += 1;
  }
  return { expected: expected.length, present: present.length, modes };
}
