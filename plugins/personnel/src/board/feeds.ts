import { personnel, postKinds, type PostKind, type RoundState, type Status } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { placeNames } from '@heli/sdk/kit';
import { Certificate, Round } from '../entities/growth.entity.js';
import { Pioneer } from '../entities/pioneer.entity.js';
import { Candidate, Post, Recruitment } from '../entities/post.entity.js';
import { postRows } from '../posts/queries.js';
import { turnoutOf } from '../rounds/queries.js';
import { settings } from '../settings.js';
import { dayAfter, daysBetween } from '../shared/days.js';

const most = 20;
const word = (group: string, value: string): string => `personnel.${group}.${value}`;
const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

const openPosts = async (ctx: ReadContext) =>
  postRows(ctx, await ctx.em.find(Post, { state: 'open' }, { orderBy: { id: 'asc' } }));

/** How many serve of those whom the norms say, in each place and kind of post; a kind that no norm asks for is a dash. */
export const staffingMatrix = answer(personnel.queries.staffingMatrix, async (ctx) => {
  const rows = await openPosts(ctx);
  const placeOf = await placeNames(ctx);
  const kinds = postKinds.filter((kind) => rows.some((one) => one.kind === kind));
  const places = Map.groupBy(rows, ({ organisation }) => organisation);
  const cell = (of: typeof rows, kind: PostKind): number | null => {
    const own = of.filter((one) => one.kind === kind);
    const sum = (part: 'serving' | 'norm'): number => own.reduce((total, one) => total + one[part], 0);
    return sum('norm') === 0 ? null : share(sum('serving'), sum('norm'));
  };
  return [...places].flatMap(([row, of]) =>
    kinds.map((kind) => ({
      ...{ row, rowLabel: placeOf(row), cell: kind, cellLabel: word('short', kind), value: cell(of, kind) },
    })),
  );
});

/** ■ vacant for longer than the sub-district allows, ▲ for more than half of it. */
const statusOf = (days: number, allowed: number): Status => {
  if (days >= allowed) return 'bad';
  return days * 2 >= allowed ? 'warn' : 'ok';
};

export const vacancyBoard = answer(personnel.queries.vacancyBoard, async (ctx) => {
  const placeOf = await placeNames(ctx);
  const [today, { vacancyDays }] = [ctx.clock.dayOf(ctx.now), ctx.settings(settings)];
  const vacant = (await openPosts(ctx)).flatMap((one) =>
    one.since === null ? [] : { ...one, since: one.since },
  );
  return vacant
    .sort((a, b) => (a.since < b.since ? -1 : 1))
    .slice(0, most)
    .map(({ id, kind, organisation, vacancies, since }) => ({
      ...{ id, status: statusOf(daysBetween(since, today), vacancyDays), kind: word('kind', kind) },
      ...{ place: placeOf(organisation), vacancies, since: ctx.clock.startOf(since) },
    }));
});

export const recruitmentBoard = answer(personnel.queries.recruitmentBoard, async (ctx) => {
  const over = ['hired', 'failed'] as const;
  const found = await ctx.em.find(
    Recruitment,
    { state: { $nin: [...over] } },
    { orderBy: { id: 'asc' }, limit: most },
  );
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(
    Candidate,
    'recruitmentId',
    { where: { state: 'registered', recruitmentId: { $in: found.map(({ id }) => id) } } },
  );
  const placeOf = await placeNames(ctx);
  return found.map(({ id, kind, organisation, state, until }) => ({
    ...{ id, kind: word('kind', kind), place: placeOf(organisation), state: word('state', state) },
    ...{ candidates: counts[id] ?? 0, until: until ?? null },
  }));
});

/** 自评, 互评, 测评, 评定, 反馈, 公示: how much of the way is done before each. */
const way: readonly RoundState[] = [
  ...(['planned', 'selfAppraisal', 'peer', 'ballot', 'committee', 'feedback', 'published'] as const),
];

export const appraisalBoard = answer(personnel.queries.appraisalBoard, async (ctx) => {
  const order = { orderBy: { id: 'desc' }, limit: most } as const;
  const found = await ctx.em.find(Round, { state: { $in: [...way] } }, order);
  const placeOf = await placeNames(ctx);
  const rows = [];
  for (const round of found) {
    const cast = await turnoutOf(ctx, round);
    rows.push({
      ...{ id: round.id, kind: word('kind', round.kind), place: placeOf(round.organisation) },
      ...{ state: word('state', round.state), progress: share(way.indexOf(round.state), way.length - 1) },
      share: cast === null ? null : share(cast, round.entitled),
    });
  }
  return rows;
});

/** Of the months to come, the nearest first. */
export const certificateBoard = answer(personnel.queries.certificateBoard, async (ctx) => {
  const today = ctx.clock.dayOf(ctx.now);
  const found = await ctx.em.find(Certificate, {
    ...{ state: { $in: ['valid', 'expiring'] }, expires: { $gte: today, $lt: dayAfter(today, 366) } },
  });
  const groups = Map.groupBy(found, ({ expires, kind }) => `${expires!.slice(0, 7)} ${kind}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, most)
    .map(([id, of]) => ({
      ...{ id, kind: word('kind', of[0]!.kind), certificates: of.length },
      first: ctx.clock.startOf(of.map(({ expires }) => expires!).sort()[0]!),
    }));
});

export const pioneerBoard = answer(personnel.queries.pioneerBoard, async (ctx) => {
  const found = await ctx.em.find(Pioneer, { state: 'open' });
  const placeOf = await placeNames(ctx);
  const places = Map.groupBy(found, ({ organisation }) => organisation);
  return [...places]
    .map(([id, of]) => {
      const sum = (part: 'slots' | 'taken'): number => of.reduce((total, one) => total + one[part], 0);
      const [slots, taken] = [sum('slots'), sum('taken')];
      return { id, place: placeOf(id), held: `${taken}/${slots}`, progress: share(taken, slots) };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, most);
});
