import { event } from '@heli/sdk';
import { z } from 'zod';
import {
  count,
  day,
  id,
  instant,
  kinds,
  people,
  person,
  quantity,
  raters,
  rating,
  resourceStates,
  text,
} from './model.js';
import { closedOn, evidence, hours } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const resource = { resourceId: id, unitId: id, kind: z.enum(kinds) };
const moved = z.object({ ...resource, from: z.enum(resourceStates) });
const booking = { bookingId: id, resourceId: id };
const term = { from: instant, to: instant, quantity, people };
const reason = z.strictObject({ reason: text });

/** 资源 and 预约. */
export const resourceEvents = {
  resourceOffered: event({
    data: z.object({
      ...resource,
      capacity: quantity,
      fee: count,
      hours,
      closedOn,
      validFrom: day.optional(),
      validTo: day.optional(),
      contactPersonId: person.optional(),
      evidence,
    }),
    detail: z.strictObject({ title: text, description: text.optional(), conditions: text.optional() }),
  }),
  resourceVerified: event({ data: moved, detail: note }),
  resourceOpened: event({ data: moved }),
  resourcePaused: event({ data: moved, detail: note }),
  resourceWithdrawn: event({ data: moved, detail: note }),
  openingHoursSet: event({ data: z.object({ ...resource, hours, closedOn }) }),
  /** The last day of its validity is over: told by a deadline. */
  validityEnded: event({ data: z.object({ ...resource, validTo: day }) }),
  resourceExpired: event({ data: moved }),
  /** A day on which it stood open to the end: told by a deadline. Minutes × what may be booked side by side. */
  openHoursPassed: event({ data: z.object({ ...resource, day, minutes: count }) }),

  bookingRequested: event({
    data: z.object({ ...booking, ownerUnitId: id, borrowerUnitId: id.optional(), ...term }),
    detail: z.strictObject({ purpose: text }),
  }),
  bookingApproved: event({ data: z.object(booking) }),
  bookingRejected: event({ data: z.object(booking), detail: reason }),
  bookingCancelled: event({ data: z.object(booking), detail: note }),
  bookingBegun: event({ data: z.object(booking) }),
  bookingReturned: event({
    data: z.object({
      ...booking,
      ownerUnitId: id,
      kind: z.enum(kinds),
      from: instant,
      /** Booked and used: minutes × quantity. */
      minutes: count,
      people,
    }),
    detail: z.strictObject({ result: text.optional() }),
  }),
  bookingMissed: event({ data: z.object(booking), detail: note }),
  bookingRated: event({
    data: z.object({ ...booking, by: z.enum(raters), rating }),
    detail: z.strictObject({ comment: text.optional() }),
  }),
};
