import { answer } from '@heli/sdk';
import { contract } from '../contract/index.js';
import { Activity } from '../entities/activity.entity.js';
import { SignUp } from '../entities/sign-up.entity.js';

export const signUps = answer(contract.queries.signUps, async (ctx, input) => {
  const { activityId, state, offset, limit } = input;
  const where = {
    ...(activityId !== undefined && { activityId }),
    ...(state !== undefined && { state }),
  };
  const found = await ctx.em.find(SignUp, where, { orderBy: { id: 'desc' }, offset, limit });
  const known = await ctx.em.find(Activity, { id: { $in: found.map((place) => place.activityId) } });
  const activities = new Map(known.map((activity) => [activity.id, activity]));
  return found.map(({ id, activityId: of, name, state: now, score }) => ({
    ...{ id, signUpId: id, activityId: of, activity: activities.get(of)?.title ?? '—' },
    ...{ from: activities.get(of)?.begins ?? ctx.now, name, state: now, score: score ?? null },
  }));
});
