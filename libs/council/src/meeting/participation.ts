import { council } from '@heli/contracts/council';
import { answer, type ReadContext } from '@heli/sdk';
import { Meeting, type MeetingItem } from '../entities/meeting.entity.js';
import { Post } from '../entities/post.entity.js';
import { today } from '../shared/days.js';
import { unitNames } from '../shared/names.js';
import { expectedOf, presenceAt } from './presence.js';

const months = 12;
const held = ['closed', 'minutesDraft', 'minutesCirculated', 'minutesSigned', 'published'] as const;

/** The months that end with the current one, the oldest first: `2026-11`. */
export function monthsUntil(day: string): string[] {
  const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: months }, (_, i) => {
    const month = last - (months - 1 - i);
    return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** How many meetings a unit had a seat in, and in how many its voice was there, by `<unit> <month>`. */
async function countsOf(ctx: ReadContext, meetings: readonly MeetingItem[]) {
  const counts = new Map<string, number>();
  for (const meeting of meetings) {
    const month = ctx.clock.dayOf(meeting.actualStart!).slice(0, 7);
    const seats = expectedOf(await presenceAt(ctx, meeting)).filter(({ unitId }) => unitId !== null);
    for (const [unitId, own] of Map.groupBy(seats, (seat) => seat.unitId)) {
      const name = `${unitId!} ${month}`;
      counts.set(name, (counts.get(name) ?? 0) + (own.some((seat) => seat.counts) ? 1 : 0));
    }
  }
  return counts;
}

export const unitParticipation = answer(council.queries.unitParticipation, async (ctx) => {
  const shown = monthsUntil(today(ctx));
  const since = ctx.clock.startOf(`${shown[0]!}-01`);
  const meetings = await ctx.em.find(Meeting, {
    ...{ state: { $in: [...held] }, actualStart: { $gte: since } },
  });
  const counts = await countsOf(ctx, meetings);
  const posts = await ctx.em.find(
    Post,
    { state: 'open', unitId: { $ne: null } },
    { orderBy: { place: 'asc' } },
  );
  const units = [...new Set(posts.map(({ unitId }) => unitId!))];
  const nameOf = await unitNames(ctx, units);
  return units.flatMap((unit) =>
    shown.map((month) => ({
      ...{ row: unit, rowLabel: nameOf(unit), cell: month, cellLabel: month },
      value: counts.get(`${unit} ${month}`) ?? null,
    })),
  );
});
