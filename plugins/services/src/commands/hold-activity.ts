import { handle } from '@heli/sdk';
import { contract, events } from '../contract/index.js';
import { SignUp } from '../entities/sign-up.entity.js';
import { no, plannedOf } from '../kit.js';

export const holdActivity = handle(contract.commands.holdActivity, async (ctx, input) => {
  const { activityId, signUpIds, walkIns } = input;
  const activity = await plannedOf(ctx, activityId);
  if (activity.begins > ctx.now) throw no('notBegun', {}, 'activityId');
  const places = await ctx.em.find(SignUp, { activityId, state: 'signedUp' });
  const came = new Set(signUpIds);
  const strange = signUpIds.find((id) => !places.some((place) => place.id === id));
  if (strange !== undefined) throw no('unknownSignUp', {}, 'signUpIds', 'not-found');
  for (const place of places) place.state = came.has(place.id) ? 'attended' : 'absent';
  const served = came.size + walkIns;
  Object.assign(activity, { state: 'held', served, heldAt: ctx.now });
  const { kind, organisation, capacity } = activity;
  ctx.emit(events.activityHeld, {
    organisation,
    data: { activityId, kind, signedUp: places.length, attended: came.size, served, capacity },
  });
  return { served };
});
