import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  bookingStates,
  count,
  day,
  id,
  instant,
  kinds,
  line,
  moment,
  people,
  person,
  quantity,
  raters,
  rating,
  resourceStates,
  text,
} from './model.js';
import { closedOn, hours } from './parts.js';
import { may } from './permissions.js';

const note = text.optional();
const resourceOutput = z.object({ resourceId: id, state: z.enum(resourceStates) });
const bookingOutput = z.object({ bookingId: id, state: z.enum(bookingStates) });
const onResource = z.strictObject({ resourceId: id });
const onBooking = z.strictObject({ bookingId: id });

const resources = {
  offerResource: command({
    permission: may.offerResource,
    input: z.strictObject({
      unitId: id,
      kind: z.enum(kinds),
      title: line,
      description: text.optional(),
      conditions: text.optional(),
      /** How many may be booked side by side: one hall, forty chairs. */
      capacity: quantity.default(1),
      /** In hundredths of a yuan for a use. */
      fee: count.max(100_000_000).default(0),
      hours: hours.default([]),
      closedOn: closedOn.default([]),
      validFrom: day.optional(),
      validTo: day.optional(),
      contactPersonId: person.optional(),
      files: fileIds(10),
    }),
    output: resourceOutput,
  }),
  verifyResource: command({
    permission: may.verifyResource,
    input: onResource.extend({ note }),
    output: resourceOutput,
  }),
  openResource: command({ permission: may.manageResource, input: onResource, output: resourceOutput }),
  pauseResource: command({
    permission: may.manageResource,
    input: onResource.extend({ note }),
    output: resourceOutput,
  }),
  withdrawResource: command({
    permission: may.manageResource,
    input: onResource.extend({ note }),
    output: resourceOutput,
  }),
  setOpeningHours: command({
    permission: may.manageResource,
    input: onResource.extend({ hours, closedOn: closedOn.default([]) }),
    output: resourceOutput,
  }),
};

const bookings = {
  requestBooking: command({
    permission: may.book,
    input: z.strictObject({
      resourceId: id,
      /** The unit that borrows; the addressed organisation itself if left out. */
      borrowerUnitId: id.optional(),
      from: moment,
      to: moment,
      quantity: quantity.default(1),
      people: people.default(0),
      purpose: text,
    }),
    output: bookingOutput.extend({ from: instant, to: instant }),
  }),
  approveBooking: command({ permission: may.decideBooking, input: onBooking, output: bookingOutput }),
  rejectBooking: command({
    permission: may.decideBooking,
    input: onBooking.extend({ reason: text }),
    output: bookingOutput,
  }),
  cancelBooking: command({ permission: may.book, input: onBooking.extend({ note }), output: bookingOutput }),
  beginBooking: command({ permission: may.decideBooking, input: onBooking, output: bookingOutput }),
  returnBooking: command({
    permission: may.decideBooking,
    input: onBooking.extend({
      /** As many as came; as many as were announced if left out. */
      people: people.optional(),
      result: text.optional(),
    }),
    output: bookingOutput,
  }),
  missBooking: command({
    permission: may.decideBooking,
    input: onBooking.extend({ note }),
    output: bookingOutput,
  }),
  rateBooking: command({
    permission: may.rateBooking,
    input: onBooking.extend({ by: z.enum(raters), rating, comment: text.optional() }),
    output: bookingOutput,
  }),
};

export const resourceCommands = { ...resources, ...bookings };
