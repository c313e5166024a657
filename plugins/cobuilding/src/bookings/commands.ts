import { cobuilding, events } from '@heli/contracts/cobuilding';
import { handle } from '@heli/sdk';
import { takePart } from '../agreements/participation.js';
import { Booking } from '../entities/resource.entity.js';
import { minutesBetween } from '../hours/opening.js';
import { follow, no, record, situationOf, subjectOf, unitOf } from '../kit.js';
import { resourceLife, standsFor } from '../life-cycles.js';
import { resourceOf } from '../resources/resources.js';
import { moveBooking, naming, tell, timeFor } from './bookings.js';

/** Room is kept from the moment it is asked for, so that what is approved can always be had. */
export const requestBooking = handle(cobuilding.commands.requestBooking, async (ctx, input) => {
  const { resourceId, borrowerUnitId, quantity, people, purpose } = input;
  const resource = await resourceOf(ctx, resourceId);
  follow(resourceLife, 'book', situationOf(ctx, resource));
  if (!standsFor(ctx, borrowerUnitId ?? null)) throw no('notYourUnit', {}, 'borrowerUnitId', 'forbidden');
  if (borrowerUnitId !== undefined) await unitOf(ctx, borrowerUnitId, 'borrowerUnitId');
  const { from, to } = await timeFor(ctx, resource, input);
  const booking = ctx.em.create(Booking, {
    ...{ id: ctx.id(), facts: 0, organisation: resource.organisation, unit: borrowerUnitId ?? null },
    ...{ owner: ctx.actorId, resourceId, ownerUnit: resource.unit, starts: from, ends: to },
    ...{ quantity, people, purpose, state: 'requested' },
  });
  record(ctx, subjectOf('booking', booking), events.bookingRequested, {
    data: { ...naming(booking), ownerUnitId: resource.unit, borrowerUnitId, from, to, quantity, people },
    detail: { purpose },
  });
  await tell(ctx, 'bookingRequested', booking, 'owner');
  return { bookingId: booking.id, state: booking.state, from, to };
});

export const approveBooking = handle(cobuilding.commands.approveBooking, async (ctx, { bookingId }) => {
  const booking = await moveBooking(ctx, bookingId, 'approve');
  record(ctx, subjectOf('booking', booking), events.bookingApproved, { data: naming(booking) });
  await tell(ctx, 'bookingApproved', booking, 'borrower');
  return { bookingId, state: booking.state };
});

export const rejectBooking = handle(cobuilding.commands.rejectBooking, async (ctx, { bookingId, reason }) => {
  const booking = await moveBooking(ctx, bookingId, 'reject');
  const data = naming(booking);
  record(ctx, subjectOf('booking', booking), events.bookingRejected, { data, detail: { reason } });
  await tell(ctx, 'bookingRejected', booking, 'borrower');
  return { bookingId, state: booking.state };
});

export const cancelBooking = handle(cobuilding.commands.cancelBooking, async (ctx, { bookingId, note }) => {
  const booking = await moveBooking(ctx, bookingId, 'cancel');
  const data = naming(booking);
  record(ctx, subjectOf('booking', booking), events.bookingCancelled, { data, detail: { note } });
  await tell(ctx, 'bookingCancelled', booking, 'owner');
  return { bookingId, state: booking.state };
});

export const beginBooking = handle(cobuilding.commands.beginBooking, async (ctx, { bookingId }) => {
  const booking = await moveBooking(ctx, bookingId, 'begin');
  record(ctx, subjectOf('booking', booking), events.bookingBegun, { data: naming(booking) });
  return { bookingId, state: booking.state };
});

/** It was used: its hours count, and its owner has contributed. */
export const returnBooking = handle(cobuilding.commands.returnBooking, async (ctx, input) => {
  const { bookingId, result } = input;
  const booking = await moveBooking(ctx, bookingId, 'giveBack');
  const { kind } = await resourceOf(ctx, booking.resourceId);
  booking.people = input.people ?? booking.people;
  const { starts, ends, quantity, people, ownerUnit } = booking;
  // Given back early, it counts as used until then.
  const to = ctx.now < ends ? ctx.now : ends;
  const minutes = starts < to ? minutesBetween({ from: starts, to }) * quantity : 0;
  const from = starts < ctx.now ? starts : ctx.now;
  record(ctx, subjectOf('booking', booking), events.bookingReturned, {
    data: { ...naming(booking), ownerUnitId: ownerUnit, kind, from, minutes, people },
    detail: { result },
  });
  await takePart(ctx, [ownerUnit], booking.organisation);
  return { bookingId, state: booking.state };
});

export const missBooking = handle(cobuilding.commands.missBooking, async (ctx, { bookingId, note }) => {
  const booking = await moveBooking(ctx, bookingId, 'miss');
  const data = naming(booking);
  record(ctx, subjectOf('booking', booking), events.bookingMissed, { data, detail: { note } });
  return { bookingId, state: booking.state };
});

/** What the borrower says stands with the resource; what its owner says, with the booking alone. */
export const rateBooking = handle(cobuilding.commands.rateBooking, async (ctx, input) => {
  const { bookingId, by, rating, comment } = input;
  const booking = await moveBooking(ctx, bookingId, 'rate', by);
  if (by === 'owner') booking.ratingByOwner = rating;
  else {
    booking.ratingByBorrower = rating;
    const resource = await resourceOf(ctx, booking.resourceId);
    resource.ratingSum += rating;
    resource.ratings += 1;
  }
  const data = { ...naming(booking), by, rating };
  record(ctx, subjectOf('booking', booking), events.bookingRated, { data, detail: { comment } });
  return { bookingId, state: booking.state };
});
