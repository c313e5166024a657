import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import { count, id, instant, organisation } from '../model.js';
import { may } from '../permissions.js';
import { replayMoments } from './model.js';

/** A number as it was frozen while its item was on. */
const figure = z.object({
  metric: z.string(),
  organisation,
  period: z.string(),
  key: z.string(),
  n: z.number().int(),
  d: z.number().int(),
  value: z.number().nullable(),
  state: z.string(),
  asOf: instant,
  seq: count,
  definition: count,
});

export const queries = defineQueries('council', {
  /** The course of a meeting, moment by moment, from what was kept of it. A vote's counts come with its publication. */
  replay: query({
    permission: may.seeMeetings,
    input: z.strictObject({ meetingId: id }),
    output: z.array(
      z.object({
        id,
        at: instant,
        moment: z.enum(replayMoments),
        /** The item that it belongs to; none of the meeting as a whole. */
        itemId: id.nullable(),
        /** Item, question, resolution or duty; of a speech, the seat. */
        title: z.string(),
        figures: z.array(figure),
        /** Of the opening and the closing: seats whose voice was there, seats expected, seats that a quorum needs. */
        present: count.nullable(),
        expected: count.nullable(),
        quorum: count.nullable(),
        yes: count.nullable(),
        no: count.nullable(),
        abstain: count.nullable(),
        passed: z.boolean().nullable(),
      }),
    ),
    whenAbsent: [],
  }),
});
