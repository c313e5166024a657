import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { count, id, line, voteBases, voteChoices, voteMethods, voteThresholds } from '../model.js';

const vote = { voteId: id, meetingId: id, itemId: id };
const rule = {
  method: z.enum(voteMethods),
  base: z.enum(voteBases),
  threshold: z.enum(voteThresholds),
  /** Seats that vote and are filled, and those of them that were there when it opened. */
  entitled: count,
  present: count,
};

export const events = defineEvents('council', {
  voteOpened: event({ data: z.object({ ...vote, ...rule }), detail: z.strictObject({ question: line }) }),
  /** A voice in a named vote: a seat's, open by its nature. */
  voiceGiven: event({ data: z.object({ ...vote, postId: id, choice: z.enum(voteChoices) }) }),
  voteClosed: event({
    data: z.object({
      ...vote,
      ...rule,
      cast: count,
      yes: count,
      no: count,
      abstain: count,
      /** What 100 % was. */
      whole: count,
      passed: z.boolean(),
    }),
  }),
  votePublished: event({ data: z.object({ ...vote, passed: z.boolean() }) }),
  /** Its key is lost, or somebody altered the box: it has to be held again. */
  voteVoided: event({ data: z.object({ ...vote, reason: z.enum(['keyLost', 'boxAltered']) }) }),
});
