import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { count, id, instant, itemOrigins, line, text, visibilities, wantedOutcomes } from '../model.js';

const item = { itemId: id, bodyId: id };
const reason = z.strictObject({ reason: text });

export const events = defineEvents('council', {
  itemProposed: event({
    data: z.object({
      ...item,
      origin: z.enum(itemOrigins),
      wanted: z.enum(wantedOutcomes),
      unitId: id.optional(),
      suggestionId: id.optional(),
    }),
    detail: z.strictObject({ title: line, background: text.optional() }),
  }),
  itemScreened: event({ data: z.object(item) }),
  itemMerged: event({ data: z.object({ ...item, into: id }) }),
  itemReturned: event({ data: z.object(item), detail: reason }),
  itemResubmitted: event({
    data: z.object(item),
    detail: z.strictObject({ title: line, background: text.optional() }),
  }),
  itemDeferred: event({ data: z.object(item), detail: reason }),
  itemAdmitted: event({ data: z.object({ ...item, origin: z.enum(itemOrigins) }) }),
  itemWithdrawn: event({ data: z.object(item), detail: reason }),
  itemScheduled: event({
    data: z.object({
      ...item,
      meetingId: id,
      place: count,
      parentId: id.optional(),
      visibility: z.enum(visibilities),
      /** Seconds. */
      duration: count,
    }),
  }),
  itemUnscheduled: event({ data: z.object({ ...item, meetingId: id }) }),
  itemCalled: event({ data: z.object({ ...item, meetingId: id }) }),
  itemEnded: event({
    data: z.object({
      ...item,
      meetingId: id,
      outcome: z.enum(['decided', 'noted', 'postponed']),
      proposedAt: instant,
      /** From the proposal to this end, in natural time. */
      minutes: count,
    }),
    detail: z.strictObject({ note: text.optional() }),
  }),
  suggestionDismissed: event({ data: z.object({ suggestionId: id }), detail: reason }),
});
