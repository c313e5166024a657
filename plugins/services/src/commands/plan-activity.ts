import { handle } from '@heli/sdk';
import { contract, events } from '../contract/index.js';
import { Activity } from '../entities/activity.entity.js';
import { no, pointOf } from '../kit.js';

export const planActivity = handle(contract.commands.planActivity, async (ctx, input) => {
  const { pointId, kind, title, from, to, capacity } = input;
  const { open, organisation } = await pointOf(ctx, pointId);
  if (!open) throw no('pointClosed', {}, 'pointId');
  const [begins, ends] = [from, to].map((at) => new Date(at).toISOString()) as [string, string];
  if (begins <= ctx.now) throw no('beginsInThePast', {}, 'from', 'invalid');
  if (ends <= begins) throw no('endsBefore', {}, 'to', 'invalid');
  const activityId = ctx.id();
  ctx.em.create(Activity, {
    ...{ id: activityId, organisation, pointId, kind, title, begins, ends, capacity },
    ...{ signedUp: 0, served: null, heldAt: null, state: 'planned' },
  });
  ctx.emit(events.activityPlanned, {
    organisation,
    data: { activityId, pointId, kind, from: begins, capacity },
    detail: { title },
  });
  return { activityId };
});
