import { handle } from '@heli/sdk';
import { contract, events } from '../contract/index.js';
import { Activity } from '../entities/activity.entity.js';
import { no, signUpOf } from '../kit.js';
import { settings } from '../settings.js';

/** Whoever came says how it was, once; the fact does not say who. */
export const rateActivity = handle(contract.commands.rateActivity, async (ctx, { signUpId, score }) => {
  const place = await signUpOf(ctx, signUpId);
  if (place.state !== 'attended') throw no('notAttended', {}, 'signUpId');
  if (place.score !== null) throw no('ratedAlready', {}, 'signUpId');
  const {
    id: activityId,
    kind,
    organisation,
    heldAt,
  } = await ctx.em.findOneOrFail(Activity, {
    id: place.activityId,
  });
  const { ratingDays } = ctx.settings(settings);
  if (heldAt && ctx.now > ctx.clock.add(heldAt, { days: ratingDays }, 'natural'))
    throw no('tooLate', { days: ratingDays }, 'signUpId');
  place.score = score;
  ctx.emit(events.activityRated, { organisation, data: { activityId, kind, score } });
  return {};
});
