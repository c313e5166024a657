import { events, incentives } from '@heli/contracts/incentives';
import { handle, type ReadContext, type WriteContext } from '@heli/sdk';
import { iso } from '@heli/sdk/kit';
import {
  Hours,
  Shift,
  type HoursItem,
  type ShiftItem,
  type VolunteerItem,
} from '../entities/service.entity.js';
import { find, follow, no, record, subjectOf, unitOf } from '../kit.js';
import { shiftLife, standsFor } from '../life-cycles.js';
import { around } from '../shared/around.js';
import { volunteerOf } from './volunteers.js';

/** What every fact about hours names. */
export const namingHours = ({ id, shiftId, volunteerId, personId }: HoursItem) => ({
  ...{ hoursId: id, shiftId, volunteerId, personId },
});

const longest = 24 * 3_600_000;

export const planShift = handle(incentives.commands.planShift, async (ctx, input) => {
  const { title, place, capacity, unitId } = input;
  const [starts, ends] = [iso(input.from), iso(input.to)];
  if (starts <= ctx.now) throw no('dueNotAhead', {}, 'from', 'invalid');
  if (ends <= starts) throw no('endsBefore', {}, 'to', 'invalid');
  if (Date.parse(ends) - Date.parse(starts) > longest) throw no('shiftTooLong', {}, 'to', 'invalid');
  if (unitId !== undefined) await unitOf(ctx, unitId);
  if (!standsFor(ctx.actorUnitIds, unitId)) throw no('notYourUnit', {}, 'unitId', 'forbidden');
  const item = ctx.em.create(Shift, {
    ...{ id: ctx.id(), facts: 0, organisation: ctx.organisation, unit: unitId ?? null, owner: ctx.actorId },
    ...{ title, place: place ?? null, starts, ends, capacity, signedUp: 0, state: 'planned' },
  });
  const of = { shiftId: item.id, from: starts, to: ends, capacity, ...(unitId !== undefined && { unitId }) };
  record(ctx, subjectOf('shift', item), events.shiftPlanned, { data: of, detail: { title, place } });
  return { shiftId: item.id, state: item.state };
});

export const shiftOf = (ctx: ReadContext, shiftId: string): Promise<ShiftItem> =>
  find(ctx, Shift, shiftId, 'Shift');

/** Everybody who had a place is told, and the place is gone. */
export const cancelShift = handle(incentives.commands.cancelShift, async (ctx, { shiftId, reason }) => {
  const item = await shiftOf(ctx, shiftId);
  item.state = follow(shiftLife, 'cancel', around(ctx, item));
  record(ctx, subjectOf('shift', item), events.shiftCancelled, { data: { shiftId }, detail: { reason } });
  const places = await ctx.em.find(Hours, { shiftId, state: 'signedUp' }, { orderBy: { id: 'asc' } });
  for (const hours of places) {
    hours.state = 'cancelled';
    record(ctx, subjectOf('hours', hours), events.hoursCancelled, { data: namingHours(hours) });
  }
  if (places.length > 0)
    await ctx.notify({
      key: 'incentives.notice.shiftCancelled',
      params: { day: ctx.clock.dayOf(item.starts) },
      to: { persons: places.map(({ personId }) => personId) },
      subject: { type: 'incentives.shift', id: shiftId },
    });
  return { shiftId, state: item.state };
});

const lost = ['cancelled', 'void'] as const;

async function takePlace(ctx: WriteContext, shift: ShiftItem, volunteer: VolunteerItem) {
  shift.state = follow(shiftLife, 'signUp', around(ctx, shift));
  const { id: volunteerId, personId, organisation, unit } = volunteer;
  const where = { shiftId: shift.id, volunteerId, state: { $nin: [...lost] } };
  if (await ctx.em.findOne(Hours, where)) throw no('signedUpAlready');
  shift.signedUp += 1;
  const item = ctx.em.create(Hours, {
    ...{ id: ctx.id(), facts: 0, organisation, unit, owner: ctx.actorId, personId, volunteerId },
    ...{ shiftId: shift.id, minutes: 0, flags: [], state: 'signedUp' },
  });
  record(ctx, subjectOf('hours', item), events.hoursSignedUp, { data: namingHours(item) });
  return { hoursId: item.id, state: item.state };
}

export const signUp = handle(incentives.commands.signUp, async (ctx, { shiftId }) => {
  if (ctx.actorPersonId === undefined) throw no('noPerson');
  return takePlace(ctx, await shiftOf(ctx, shiftId), await volunteerOf(ctx, ctx.actorPersonId));
});

export const enrol = handle(incentives.commands.enrol, async (ctx, { shiftId, personId }) => {
  const shift = await shiftOf(ctx, shiftId);
  if (!standsFor(ctx.actorUnitIds, shift.unit)) throw no('notYourUnit', {}, 'shiftId', 'forbidden');
  return takePlace(ctx, shift, await volunteerOf(ctx, personId, 'personId'));
});
