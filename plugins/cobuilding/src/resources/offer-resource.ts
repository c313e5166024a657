import { bookableKinds, cobuilding, events } from '@heli/contracts/cobuilding';
import { handle } from '@heli/sdk';
import { placeOf, takeEvidence } from '@heli/sdk/kit';
import { Resource } from '../entities/resource.entity.js';
import { checkOpening } from '../hours/opening.js';
import { no, record, subjectOf, unitOf } from '../kit.js';
import { standsFor } from '../life-cycles.js';
import { watchValidity } from './resources.js';

/** A unit offers something to others; somebody else looks whether it is so. */
export const offerResource = handle(cobuilding.commands.offerResource, async (ctx, input) => {
  const { unitId, kind, title, description, conditions, contactPersonId, files, ...rest } = input;
  const { capacity, fee, hours, closedOn, validFrom, validTo } = rest;
  const unit = await unitOf(ctx, unitId);
  if (!standsFor(ctx, unitId)) throw no('notYourUnit', {}, 'unitId', 'forbidden');
  checkOpening(hours);
  if (hours.length > 0 && !bookableKinds.includes(kind)) throw no('noHours', {}, 'hours', 'invalid');
  const today = ctx.clock.dayOf(ctx.now);
  if (validTo !== undefined && validTo < (validFrom ?? today))
    throw no('endsBefore', {}, 'validTo', 'invalid');
  const item = ctx.em.create(Resource, {
    ...{ id: ctx.id(), facts: 0, organisation: await placeOf(ctx, unit), unit: unitId, owner: ctx.actorId },
    ...{ kind, title, description: description ?? null, conditions: conditions ?? null },
    ...{ capacity, fee, hours, closedOn, since: validFrom ?? today },
    ...{ validFrom: validFrom ?? null, validTo: validTo ?? null, contactId: contactPersonId ?? null },
    ...{ state: 'offered', ratingSum: 0, ratings: 0 },
  });
  const subject = subjectOf('resource', item);
  const evidence = await takeEvidence(ctx, subject, files, cobuilding.queries.resourceDetail);
  record(ctx, subject, events.resourceOffered, {
    data: { resourceId: item.id, unitId, kind, ...rest, contactPersonId, evidence },
    detail: { title, description, conditions },
  });
  watchValidity(ctx, item);
  return { resourceId: item.id, state: item.state };
});
