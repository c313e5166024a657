import { events, leadership } from '@heli/contracts/leadership';
import { handle } from '@heli/sdk';
import { placeOf } from '@heli/sdk/kit';
import { ContactPoint } from '../entities/contact-point.entity.js';
import { checkPost } from '../posts.js';
import { settings } from '../settings.js';
import { openRound } from './rounds.js';
import { record, subjectOf, unitOf } from '../kit.js';

export const setContactPoint = handle(leadership.commands.setContactPoint, async (ctx, input) => {
  const { postId, postTitle, holderId, unitId } = input;
  await checkPost(ctx, postId);
  const unit = unitId === undefined ? undefined : await unitOf(ctx, unitId);
  const everyDays = input.everyDays ?? ctx.settings(settings).visitEveryDays;
  const point = ctx.em.create(ContactPoint, {
    id: ctx.id(),
    facts: 0,
    organisation: await placeOf(ctx, unit),
    unit: unitId ?? null,
    owner: holderId ?? null,
    postId,
    postTitle,
    everyDays,
    state: 'active',
    setAt: ctx.now,
    round: 1,
    due: ctx.clock.add(ctx.now, { days: everyDays }, 'natural'),
  });
  const { id: contactPointId, due, state } = point;
  record(ctx, subjectOf('contactPoint', point), events.contactPointSet, {
    data: { contactPointId, postId, postTitle, holderId, unitId, everyDays, due },
  });
  openRound(ctx, point);
  return { contactPointId, state, due };
});
