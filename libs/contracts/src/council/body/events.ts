import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { bodyKinds, count, day, id, line, membershipParts, person, postTitles, text } from '../model.js';

const post = { postId: id, bodyId: id };
const membership = { membershipId: id, ...post, personId: person, part: z.enum(membershipParts) };
const term = { termId: id, bodyId: id, number: count, start: day, end: day };

export const events = defineEvents('council', {
  bodyFounded: event({
    data: z.object({ bodyId: id, kind: z.enum(bodyKinds) }),
    detail: z.strictObject({ name: line, charter: text.optional() }),
  }),
  bodyDissolved: event({ data: z.object({ bodyId: id }), detail: z.strictObject({ reason: text }) }),
  postDefined: event({
    data: z.object({
      ...post,
      title: z.enum(postTitles),
      voting: z.boolean(),
      place: count,
      unitId: id.optional(),
    }),
    detail: z.strictObject({ name: line }),
  }),
  postAbolished: event({ data: z.object(post) }),
  memberNominated: event({
    data: z.object({ ...membership, start: day, end: day.optional() }),
    detail: z.strictObject({ basis: text.optional() }),
  }),
  memberApproved: event({ data: z.object(membership) }),
  /** Serving from now on: appended at the beginning of the first day. */
  memberBegan: event({ data: z.object(membership) }),
  memberLeft: event({
    data: z.object({
      ...membership,
      cause: z.enum(['ended', 'resigned', 'replaced', 'refused', 'abolished']),
    }),
    detail: z.strictObject({ reason: text.optional() }),
  }),
  termPlanned: event({ data: z.object(term) }),
  termBegan: event({ data: z.object(term) }),
  termEnded: event({ data: z.object(term) }),
});
