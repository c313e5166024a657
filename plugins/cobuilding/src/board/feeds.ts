import { cobuilding, type Status } from '@heli/contracts/cobuilding';
import { answer } from '@heli/sdk';
import { placeNames, unitNames } from '@heli/sdk/kit';
import { Agreement, UnitMonth } from '../entities/agreement.entity.js';
import { Need } from '../entities/need.entity.js';
import { Milestone, Project, type ProjectItem } from '../entities/project.entity.js';
import { Booking, Resource } from '../entities/resource.entity.js';
import { addDays } from '../hours/opening.js';
import { holdingStates, runningStates } from '../life-cycles.js';
import { settings } from '../settings.js';

const most = 20;
const word = (group: string, value: string): string => `cobuilding.${group}.${value}`;

/** What is open now, and how often it is booked in the next seven days: what is asked for most comes first. */
export const resourceBoard = answer(cobuilding.queries.resourceBoard, async (ctx) => {
  const found = await ctx.em.find(Resource, { state: 'open' }, { orderBy: { id: 'desc' }, limit: 200 });
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const placeOf = await placeNames(ctx);
  const week = ctx.clock.add(ctx.now, { days: 7 }, 'natural');
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(Booking, 'resourceId', {
    where: { state: { $in: [...holdingStates] }, starts: { $lt: week }, ends: { $gt: ctx.now } },
  });
  return found
    .map(({ id, kind, unit, organisation }) => ({
      ...{ id, kind: word('kind', kind), holder: nameOf(unit), place: placeOf(organisation) },
      booked: counts[id] ?? 0,
    }))
    .sort((a, b) => b.booked - a.booked)
    .slice(0, most);
});

/** What is wanted and not matched yet, the one that has waited longest first. */
export const needBoard = answer(cobuilding.queries.needBoard, async (ctx) => {
  const found = await ctx.em.find(
    Need,
    { state: { $in: ['published', 'claimed'] } },
    { orderBy: { publishedAt: 'asc', id: 'asc' }, limit: most },
  );
  const placeOf = await placeNames(ctx);
  return found.map(({ id, kind, organisation, state, urgency, publishedAt }) => ({
    ...{ id, kind: word('kind', kind), place: placeOf(organisation), state: word('state', state) },
    ...{ urgency: word('urgency', urgency), since: publishedAt! },
  }));
});

/** ■ overdue, ▲ due soon or suspended, ● in good time. */
const statusOf = ({ due, state }: ProjectItem, now: string, soon: string): Status => {
  if (due <= now) return 'bad';
  return due <= soon || state === 'suspended' || state === 'rework' ? 'warn' : 'ok';
};
const share = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, part / whole)) * 100);

/** What is worked on, the most pressing first: milestones reached, and how much of its time is over. */
export const projectBoard = answer(cobuilding.queries.projectBoard, async (ctx) => {
  const found = await ctx.em.find(
    Project,
    { state: { $in: [...runningStates] } },
    { orderBy: { due: 'asc', id: 'asc' }, limit: most },
  );
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const placeOf = await placeNames(ctx);
  const steps = await ctx.em.find(Milestone, { projectId: { $in: found.map(({ id }) => id) } });
  const byProject = Map.groupBy(steps, ({ projectId }) => projectId);
  const soon = ctx.clock.add(ctx.now, { days: ctx.settings(settings).dueSoonDays }, 'natural');
  return found.map((item) => {
    const own = byProject.get(item.id) ?? [];
    const [start, end, now] = [item.starts, item.due, ctx.now].map((at) => Date.parse(at)) as [
      number,
      number,
      number,
    ];
    return {
      ...{ id: item.id, status: statusOf(item, ctx.now, soon), kind: word('kind', item.kind) },
      ...{ holder: nameOf(item.unit), place: placeOf(item.organisation), due: item.due },
      progress: share(own.filter(({ reachedAt }) => reachedAt != null).length, own.length),
      pace: share(now - start, end - start),
    };
  });
});

/** Bookings that are going on or come next. */
export const bookingBoard = answer(cobuilding.queries.bookingBoard, async (ctx) => {
  const found = await ctx.em.find(
    Booking,
    { state: { $in: [...holdingStates] }, ends: { $gt: ctx.now } },
    { orderBy: { starts: 'asc', id: 'asc' }, limit: most },
  );
  const ids = [...new Set(found.map(({ resourceId }) => resourceId))];
  const kinds = new Map(
    (await ctx.em.find(Resource, { id: { $in: ids } })).map(({ id, kind }) => [id, kind]),
  );
  const nameOf = await unitNames(
    ctx,
    found.map(({ ownerUnit }) => ownerUnit),
  );
  const placeOf = await placeNames(ctx);
  return found.map(({ id, resourceId, ownerUnit, organisation, state, starts, people }) => ({
    ...{ id, kind: word('kind', kinds.get(resourceId) ?? 'venue'), holder: nameOf(ownerUnit) },
    ...{ place: placeOf(organisation), state: word('state', state), from: starts, people },
  }));
});

const months = 12;

/** The months that end with the current one, the oldest first: `2026-11`. */
function monthsUntil(day: string): string[] {
  const found = [day.slice(0, 7)];
  while (found.length < months) found.unshift(addDays(`${found[0]!}-01`, -1).slice(0, 7));
  return found;
}

/** What each unit with an agreement contributed, by month; a dash before its first agreement was signed. */
export const participation = answer(cobuilding.queries.participation, async (ctx) => {
  const shown = monthsUntil(ctx.clock.dayOf(ctx.now));
  const signed = await ctx.em.find(
    Agreement,
    { state: { $in: ['signed', 'ended'] } },
    { orderBy: { signedAt: 'asc', id: 'asc' } },
  );
  const since = new Map<string, string>();
  for (const { unit, signedAt } of signed)
    if (!since.has(unit)) since.set(unit, ctx.clock.dayOf(signedAt!).slice(0, 7));
  const units = [...since.keys()].slice(0, 40);
  const nameOf = await unitNames(ctx, units);
  const rows = await ctx.em.find(UnitMonth, { unit: { $in: units }, month: { $gte: shown[0]! } });
  const counts = new Map<string, number>();
  for (const { unit, month, contributions } of rows)
    counts.set(`${unit} ${month}`, (counts.get(`${unit} ${month}`) ?? 0) + contributions);
  return units.flatMap((unit) =>
    shown.map((month) => ({
      ...{ row: unit, rowLabel: nameOf(unit), cell: month, cellLabel: month },
      value: month < since.get(unit)! ? null : (counts.get(`${unit} ${month}`) ?? 0),
    })),
  );
});
