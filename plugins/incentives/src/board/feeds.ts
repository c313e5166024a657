import { incentives, grades, type Status } from '@heli/contracts/incentives';
import { answer } from '@heli/sdk';
import { placeNames, unitNames } from '@heli/sdk/kit';
import { Appeal, Entry, Notice } from '../entities/entry.entity.js';
import { Assessment, Honour } from '../entities/recognition.entity.js';
import { Shift, Volunteer } from '../entities/service.entity.js';
import { openAppeals } from '../life-cycles.js';

const most = 20;
const word = (group: string, value: string): string => `incentives.${group}.${value}`;

/** What is under notice, whatever it is, the one that ends first at the top. */
export const noticeBoard = answer(incentives.queries.noticeBoard, async (ctx) => {
  const placeOf = await placeNames(ctx);
  const until = { until: { $gt: ctx.now } };
  const order = { orderBy: { until: 'asc', id: 'asc' }, limit: most } as const;
  const rows = [
    ...(await ctx.em.find(Notice, { state: 'open', ...until }, order)).map((one) => ({
      ...one,
      kind: 'entries',
    })),
    ...(await ctx.em.find(Honour, { state: 'publicNotice', ...until }, order)).map((one) => ({
      ...{ ...one, kind: 'honour', entries: 1 },
    })),
    ...(await ctx.em.find(Assessment, { state: 'notice', ...until }, order)).map((one) => ({
      ...{ ...one, kind: 'assessment', entries: 1 },
    })),
  ];
  return rows
    .map(({ id, kind, organisation, entries, until: end }) => ({
      ...{ id, kind: word('kind', kind), place: placeOf(organisation), entries, until: end! },
    }))
    .sort((a, b) => (a.until < b.until ? -1 : 1))
    .slice(0, most);
});

/** Shifts that are going on or come next, and the places left. */
export const shiftBoard = answer(incentives.queries.shiftBoard, async (ctx) => {
  const found = await ctx.em.find(
    Shift,
    { state: 'planned', ends: { $gt: ctx.now } },
    { orderBy: { starts: 'asc', id: 'asc' }, limit: most },
  );
  const placeOf = await placeNames(ctx);
  return found.map(({ id, organisation, starts, capacity, signedUp }) => ({
    ...{ id, place: placeOf(organisation), from: starts, capacity, signedUp },
    free: Math.max(0, capacity - signedUp),
  }));
});

const kinds = { entry: 'appealEntry', honour: 'appealHonour', assessment: 'appealAssessment' } as const;
const soon = 3 * 86_400_000;

/** ■ overdue, ▲ due in three days, ● in good time. */
const statusOf = (due: string, now: string): Status => {
  if (due <= now) return 'bad';
  return Date.parse(due) - Date.parse(now) < soon ? 'warn' : 'ok';
};

export const appealBoard = answer(incentives.queries.appealBoard, async (ctx) => {
  const found = await ctx.em.find(
    Appeal,
    { state: { $in: [...openAppeals] } },
    { orderBy: { due: 'asc', id: 'asc' }, limit: most },
  );
  const placeOf = await placeNames(ctx);
  return found.map(({ id, subjectKind, organisation, state, filedAt, due }) => ({
    id,
    status: statusOf(due, ctx.now),
    kind: word('kind', kinds[subjectKind]),
    place: placeOf(organisation),
    ...{ state: word('state', state), since: filedAt, due },
  }));
});

/** How many volunteers have how many stars. */
export const starBoard = answer(incentives.queries.starBoard, async (ctx) => {
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(Volunteer, 'stars', {
    where: { state: 'registered', stars: { $gt: 0 } },
  });
  return [5, 4, 3, 2, 1].map((stars) => ({
    ...{ id: String(stars), level: word('stars', String(stars)), people: counts[stars] ?? 0 },
  }));
});

/** Points of units that were settled in the year. */
export const unitBoard = answer(incentives.queries.unitBoard, async (ctx) => {
  const year = ctx.clock.startOf(`${ctx.clock.dayOf(ctx.now).slice(0, 4)}-01-01`);
  const where = { state: 'settled' as const, unit: { $ne: null }, personId: null, settledAt: { $gte: year } };
  const sums = new Map<string, number>();
  for (const { unit, amount } of await ctx.em.find(Entry, where, { disableIdentityMap: true }))
    sums.set(unit!, (sums.get(unit!) ?? 0) + amount);
  const nameOf = await unitNames(ctx, [...sums.keys()]);
  return [...sums]
    .map(([id, points]) => ({ id, holder: nameOf(id), points }))
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
    .slice(0, most);
});

/** How many units had which grade in the last year that was settled. */
export const gradeBoard = answer(incentives.queries.gradeBoard, async (ctx) => {
  const settled = { kind: 'unit' as const, state: 'final' as const };
  const [last] = await ctx.em.find(Assessment, settled, { orderBy: { term: 'desc' }, limit: 1 });
  if (!last) return [];
  const found = await ctx.em.find(Assessment, { ...settled, term: last.term });
  return grades.map((grade) => ({
    ...{ id: grade, grade: word('grade', grade), term: last.term },
    units: found.filter((one) => one.grade === grade).length,
  }));
});
