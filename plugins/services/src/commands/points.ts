import { handle } from '@heli/sdk';
import { contract, events } from '../contract/index.js';
import { Activity } from '../entities/activity.entity.js';
import { Point } from '../entities/point.entity.js';
import { no, pointOf } from '../kit.js';
import { cancel } from './cancel-activity.js';

export const openPoint = handle(contract.commands.openPoint, async (ctx, { name, kind, hours }) => {
  const { organisation } = ctx;
  if (await ctx.em.findOne(Point, { organisation, name, open: true }))
    throw no('pointThere', { name }, 'name');
  const pointId = ctx.id();
  ctx.em.create(Point, { id: pointId, organisation, name, kind, hours, open: true });
  ctx.emit(events.pointOpened, { data: { pointId, kind }, detail: { name, hours } });
  return { pointId };
});

export const closePoint = handle(contract.commands.closePoint, async (ctx, { pointId, reason }) => {
  const point = await pointOf(ctx, pointId);
  if (!point.open) throw no('pointClosed', {}, 'pointId');
  point.open = false;
  const coming = await ctx.em.find(Activity, { pointId, state: 'planned' });
  for (const activity of coming) await cancel(ctx, activity, reason);
  const { organisation } = point;
  ctx.emit(events.pointClosed, { organisation, data: { pointId }, detail: { reason } });
  return { cancelled: coming.length };
});
