import { Refusal, type ReadContext, type RefusalCode, type RefusalParams } from '@heli/sdk';
import { Activity, type ActivityItem } from './entities/activity.entity.js';
import { Point, type PointItem } from './entities/point.entity.js';
import { SignUp, type SignUpItem } from './entities/sign-up.entity.js';

/** A mechanism says no in its own words: `services.refusal.<name>`. */
export const no = (
  name: string,
  params: RefusalParams = {},
  field?: string,
  code: RefusalCode = 'conflict',
): Refusal => new Refusal(code, `services.refusal.${name}`, params, field);

/** @throws Refusal not-found */
export async function pointOf(ctx: ReadContext, id: string): Promise<PointItem> {
  const found = await ctx.em.findOne(Point, { id });
  if (!found) throw no('unknownPoint', {}, 'pointId', 'not-found');
  return found;
}

/** @throws Refusal not-found; conflict where it was held or cancelled */
export async function plannedOf(ctx: ReadContext, id: string): Promise<ActivityItem> {
  const found = await ctx.em.findOne(Activity, { id });
  if (!found) throw no('unknownActivity', {}, 'activityId', 'not-found');
  if (found.state !== 'planned')
    throw no(found.state === 'held' ? 'heldAlready' : 'cancelled', {}, 'activityId');
  return found;
}

/** @throws Refusal not-found, also for another's */
export async function signUpOf(ctx: ReadContext, id: string): Promise<SignUpItem> {
  const found = await ctx.em.findOne(SignUp, { id });
  if (!found) throw no('unknownSignUp', {}, 'signUpId', 'not-found');
  return found;
}
