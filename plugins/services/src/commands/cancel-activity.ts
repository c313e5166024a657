import { handle, type WriteContext } from '@heli/sdk';
import { contract, events } from '../contract/index.js';
import type { ActivityItem } from '../entities/activity.entity.js';
import { SignUp } from '../entities/sign-up.entity.js';
import { plannedOf } from '../kit.js';

/** Nobody comes for nothing: whoever signed up is told. */
export async function cancel(ctx: WriteContext, activity: ActivityItem, reason: string): Promise<void> {
  activity.state = 'cancelled';
  const { id: activityId, kind, organisation, title, begins } = activity;
  const places = await ctx.em.find(SignUp, { activityId, state: 'signedUp' });
  const accounts = [...new Set(places.map(({ owner }) => owner))];
  if (accounts.length > 0)
    await ctx.notify({
      key: 'services.notice.cancelled',
      params: { title, day: ctx.clock.dayOf(begins) },
      to: { accounts },
      urgency: 'normal',
      subject: { type: 'services.activity', id: activityId },
    });
  ctx.emit(events.activityCancelled, { organisation, data: { activityId, kind }, detail: { reason } });
}

export const cancelActivity = handle(
  contract.commands.cancelActivity,
  async (ctx, { activityId, reason }) => {
    await cancel(ctx, await plannedOf(ctx, activityId), reason);
    return {};
  },
);
