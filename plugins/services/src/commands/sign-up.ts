import { handle } from '@heli/sdk';
import { contract, events } from '../contract/index.js';
import { SignUp } from '../entities/sign-up.entity.js';
import { no, plannedOf, signUpOf } from '../kit.js';
import { settings } from '../settings.js';

export const signUp = handle(contract.commands.signUp, async (ctx, { activityId, name }) => {
  const activity = await plannedOf(ctx, activityId);
  const { signUpDays } = ctx.settings(settings);
  const opens = ctx.clock.add(ctx.now, { days: signUpDays }, 'natural');
  if (activity.begins <= ctx.now) throw no('begun', {}, 'activityId');
  if (activity.begins > opens) throw no('tooEarly', { days: signUpDays }, 'activityId');
  if (activity.signedUp >= activity.capacity) throw no('full', {}, 'activityId');
  const { organisation, kind } = activity;
  // Whoever signs up others does so by their names.
  const own = { activityId, owner: ctx.actorId, name: '—', state: 'signedUp' } as const;
  if (name === undefined && (await ctx.em.findOne(SignUp, own)))
    throw no('signedUpAlready', {}, 'activityId');
  const signUpId = ctx.id();
  ctx.em.create(SignUp, { ...own, id: signUpId, organisation, name: name ?? '—', score: null });
  activity.signedUp += 1;
  ctx.emit(events.signedUp, {
    organisation,
    data: { activityId, kind, signUpId, accountId: ctx.actorId },
    detail: { name: name ?? '—' },
  });
  return { signUpId };
});

export const withdrawSignUp = handle(contract.commands.withdrawSignUp, async (ctx, { signUpId }) => {
  const place = await signUpOf(ctx, signUpId);
  if (place.state !== 'signedUp') throw no('notSignedUp', {}, 'signUpId');
  const activity = await plannedOf(ctx, place.activityId);
  place.state = 'withdrawn';
  activity.signedUp -= 1;
  const { id: activityId, kind, organisation } = activity;
  ctx.emit(events.signUpWithdrawn, { organisation, data: { activityId, kind, signUpId } });
  return {};
});
