import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { containing } from '@heli/sdk/kit';
import { contract } from '../contract/index.js';
import { Activity, type ActivityItem } from '../entities/activity.entity.js';
import { Point } from '../entities/point.entity.js';
import { settings } from '../settings.js';

type Row = OutputOf<typeof contract.queries.activities>[number];

async function rowsOf(ctx: ReadContext, found: readonly ActivityItem[]): Promise<Row[]> {
  const points = await ctx.em.find(Point, { id: { $in: found.map(({ pointId }) => pointId) } });
  const names = new Map(points.map(({ id, name }) => [id, name]));
  const opens = ctx.clock.add(ctx.now, { days: ctx.settings(settings).signUpDays }, 'natural');
  return found.map(({ id, organisation, title, kind, pointId, begins, ends, ...rest }) => {
    const { state, capacity, signedUp, served } = rest;
    const isSoon = begins > ctx.now && begins <= opens;
    return {
      ...{ id, activityId: id, organisation, title, kind, point: names.get(pointId) ?? '—' },
      ...{ from: begins, to: ends, state, capacity, signedUp, served: served ?? null },
      free: state === 'planned' && isSoon && signedUp < capacity,
    };
  });
}

export const activities = answer(contract.queries.activities, async (ctx, input) => {
  const { kind, state, search, offset, limit } = input;
  const where = {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(search !== undefined && { title: containing(search) }),
  };
  const found = await ctx.em.find(Activity, where, {
    orderBy: { begins: 'desc', id: 'desc' },
    offset,
    limit,
  });
  return rowsOf(ctx, found);
});

export const activityDetail = answer(contract.queries.activityDetail, async (ctx, { id }) => {
  const found = await ctx.em.find(Activity, { id });
  return (await rowsOf(ctx, found))[0] ?? null;
});

const shown = 20;

export const nextActivities = answer(contract.queries.nextActivities, async (ctx) => {
  const where = { state: 'planned', begins: { $gt: ctx.now } } as const;
  const found = await ctx.em.find(Activity, where, { orderBy: { begins: 'asc', id: 'asc' }, limit: shown });
  return (await rowsOf(ctx, found)).map(({ id, title, kind, point, from, free }) => ({
    ...{ id, title, kind, point, from, free },
  }));
});
