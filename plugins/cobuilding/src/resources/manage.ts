import { bookableKinds, cobuilding, events } from '@heli/contracts/cobuilding';
import { handle } from '@heli/sdk';
import { checkOpening } from '../hours/opening.js';
import { no, record, subjectOf } from '../kit.js';
import { moveResource, naming, watchHours } from './resources.js';

/** Somebody other than who offered it has looked: it is as they say. */
export const verifyResource = handle(
  cobuilding.commands.verifyResource,
  async (ctx, { resourceId, note }) => {
    const { item, data } = await moveResource(ctx, resourceId, 'verify');
    record(ctx, subjectOf('resource', item), events.resourceVerified, { data, detail: { note } });
    return { resourceId, state: item.state };
  },
);

export const openResource = handle(cobuilding.commands.openResource, async (ctx, { resourceId }) => {
  const { item, data } = await moveResource(ctx, resourceId, 'open');
  record(ctx, subjectOf('resource', item), events.resourceOpened, { data });
  return { resourceId, state: item.state };
});

export const pauseResource = handle(cobuilding.commands.pauseResource, async (ctx, { resourceId, note }) => {
  const { item, data } = await moveResource(ctx, resourceId, 'pause');
  record(ctx, subjectOf('resource', item), events.resourcePaused, { data, detail: { note } });
  return { resourceId, state: item.state };
});

export const withdrawResource = handle(
  cobuilding.commands.withdrawResource,
  async (ctx, { resourceId, note }) => {
    const { item, data } = await moveResource(ctx, resourceId, 'withdraw');
    record(ctx, subjectOf('resource', item), events.resourceWithdrawn, { data, detail: { note } });
    return { resourceId, state: item.state };
  },
);

/** Bookings that were promised under the hours before stay as they are. */
export const setOpeningHours = handle(cobuilding.commands.setOpeningHours, async (ctx, input) => {
  const { resourceId, hours, closedOn } = input;
  const { item } = await moveResource(ctx, resourceId, 'setHours');
  checkOpening(hours);
  if (hours.length > 0 && !bookableKinds.includes(item.kind)) throw no('noHours', {}, 'hours', 'invalid');
  Object.assign(item, { hours, closedOn });
  watchHours(ctx, item, ctx.clock.dayOf(ctx.now));
  const data = { ...naming(item), hours, closedOn };
  record(ctx, subjectOf('resource', item), events.openingHoursSet, { data });
  return { resourceId, state: item.state };
});
