import { events } from '@heli/contracts/personnel';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { TrainingRecord } from '../entities/growth.entity.js';
import { Assignment, DutyLog, Ground, type GroundItem } from '../entities/pioneer.entity.js';
import { Post, Staff } from '../entities/post.entity.js';
import { record, subjectOf } from '../kit.js';
import { vacanciesOn } from '../posts/vacancies.js';
import { settings } from '../settings.js';
import { dayAfter, daysBetween } from '../shared/days.js';

/** From now on the end of every day asks what changes by time alone. */
export async function watchDays(ctx: WriteContext, organisation: string): Promise<void> {
  await ctx.em.flush();
  if (await ctx.em.findOne(Ground, { organisation })) return;
  const day = ctx.clock.dayOf(ctx.now);
  const ground = ctx.em.create(Ground, {
    ...{ id: ctx.id(), facts: 0, organisation, owner: ctx.actorId, day },
  });
  watchDay(ctx, ground, day);
}

/** The last moment of a day: all that was told of it by then is counted. */
const endOf = ({ clock }: Pick<ReadContext, 'clock'>, day: string): string =>
  new Date(Date.parse(clock.startOf(dayAfter(day))) - 1).toISOString();

export function watchDay(ctx: WriteContext, ground: GroundItem, day: string): void {
  ground.day = day;
  ctx.remind(`day:${ground.organisation}`, endOf(ctx, day), events.dayFellDue, {
    data: { day },
    organisation: ground.organisation,
    subject: { type: 'personnel.ground', id: ground.id },
  });
}

async function vacanciesAt(ctx: ReadContext, organisation: string, day: string) {
  const posts = await ctx.em.find(Post, { organisation });
  const terms = Map.groupBy(await ctx.em.find(Staff, { organisation }), ({ postId }) => postId);
  const since = posts.flatMap(({ id, norms }) => vacanciesOn({ norms, terms: terms.get(id) ?? [] }, day));
  return {
    vacancies: since.length,
    vacantDays: since.reduce((sum, first) => sum + daysBetween(first, day), 0),
  };
}

/** Minutes of training that are due by a day from whoever has served since another: the year's norm, by its share. */
export const dueMinutes = (hours: number, firstDay: string, day: string): number => {
  const [start, end] = [`${day.slice(0, 4)}-01-01`, `${Number(day.slice(0, 4)) + 1}-01-01`];
  const from = firstDay > start ? firstDay : start;
  return (hours * 60 * (daysBetween(from, day) + 1)) / daysBetween(start, end);
};

async function trainedAt(ctx: ReadContext, organisation: string, day: string) {
  const serving = await ctx.em.find(Staff, {
    ...{ organisation, employment: 'fullTime', firstDay: { $lte: day } },
    $or: [{ leftOn: null }, { leftOn: { $gt: day } }],
  });
  const records = await ctx.em.find(TrainingRecord, {
    ...{ staffId: { $in: serving.map(({ id }) => id) }, state: 'counted' },
    day: { $gte: `${day.slice(0, 4)}-01-01`, $lte: day },
  });
  const minutes = Map.groupBy(records, ({ staffId }) => staffId);
  const { trainingHours } = ctx.settings(settings);
  const trained = serving.filter(({ id, firstDay }) => {
    const done = (minutes.get(id) ?? []).reduce((sum, one) => sum + one.minutes, 0);
    return done >= dueMinutes(trainingHours, firstDay, day);
  });
  return { trainees: serving.length, trained: trained.length };
}

/** What a day comes to, from records that carry their own days: the same whenever it is asked. */
export async function sampleOf(ctx: ReadContext, organisation: string, day: string) {
  return { ...(await vacanciesAt(ctx, organisation, day)), ...(await trainedAt(ctx, organisation, day)) };
}

/** Appends what the day came to; a day on which there was nothing to count says nothing. */
export async function sampleDay(ctx: WriteContext, ground: GroundItem, day: string): Promise<void> {
  const found = await sampleOf(ctx, ground.organisation, day);
  if (found.vacancies + found.trainees === 0) return;
  record(ctx, subjectOf('ground', ground), events.daySampled, {
    ...{ id: `day:${ground.organisation}:${day}`, at: endOf(ctx, day), data: { day, ...found } },
  });
}

/** Pioneers who held a post at the month's end, and those of them with a verified duty in it. */
export async function closeMonth(ctx: WriteContext, ground: GroundItem, day: string): Promise<void> {
  const month = day.slice(0, 7);
  const { organisation } = ground;
  const [from, end] = [ctx.clock.startOf(`${month}-01`), endOf(ctx, day)];
  const holding = await ctx.em.find(Assignment, {
    ...{ organisation, since: { $lte: end } },
    $or: [{ ended: null }, { ended: { $gt: end } }],
  });
  if (holding.length === 0) return;
  const logs = await ctx.em.find(DutyLog, {
    ...{ assignmentId: { $in: holding.map(({ id }) => id) }, state: 'verified' },
    at: { $gte: from, $lte: end },
  });
  const performing = new Set(logs.map(({ assignmentId }) => assignmentId)).size;
  record(ctx, subjectOf('ground', ground), events.monthClosed, {
    ...{ id: `month:${organisation}:${month}`, at: end },
    data: { month, pioneers: holding.length, performing },
  });
}

/** A day is over: what it came to, and the month if it was its last. */
export async function endDay(ctx: WriteContext, ground: GroundItem, day: string): Promise<void> {
  const next = dayAfter(day);
  await sampleDay(ctx, ground, day);
  if (next.slice(0, 7) !== day.slice(0, 7)) await closeMonth(ctx, ground, day);
  watchDay(ctx, ground, next);
}
