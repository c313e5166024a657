import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import {
  count,
  id,
  instant,
  voteBases,
  voteChoices,
  voteMethods,
  voteStates,
  voteThresholds,
} from '../model.js';
import { page } from '../paging.js';
import { may } from '../permissions.js';
import { events } from './events.js';

/** Numbers are null until it is closed: nobody sees a partial result. */
const voteRow = z.object({
  id,
  voteId: id,
  itemId: id,
  question: z.string(),
  item: z.string(),
  method: z.enum(voteMethods),
  base: z.enum(voteBases),
  threshold: z.enum(voteThresholds),
  state: z.enum(voteStates),
  openedAt: instant.nullable(),
  entitled: count.nullable(),
  present: count.nullable(),
  cast: count.nullable(),
  yes: count.nullable(),
  no: count.nullable(),
  abstain: count.nullable(),
  passed: z.boolean().nullable(),
});

export const queries = defineQueries('council', {
  votes: query({
    permission: may.seeVotes,
    input: z.strictObject({ meetingId: id.optional(), state: z.enum(voteStates).optional(), ...page }),
    output: z.array(voteRow),
    whenAbsent: [],
  }),
  vote: query({
    permission: may.seeVotes,
    input: z.strictObject({ id }),
    output: voteRow
      .extend({
        voices: z.array(z.object({ seat: z.string(), choice: z.enum(voteChoices), at: instant })),
      })
      .nullable(),
    whenAbsent: null,
  }),
  /** What the one who asks may vote on now, seat by seat, and whether they have. */
  myVotes: query({
    permission: may.castVote,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        voteId: id,
        question: z.string(),
        method: z.enum(voteMethods),
        postId: id.nullable(),
        seat: z.string(),
        done: z.boolean(),
      }),
    ),
    whenAbsent: [],
  }),
  /** The vote that is open, and the last that was published. */
  voteBoard: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id,
        question: z.string(),
        method: z.enum(voteMethods),
        state: z.enum(voteStates),
        turnout: z.string(),
        result: z.string(),
        outcome: z.enum(['open', 'passed', 'failed', 'void']),
      }),
    ),
    whenAbsent: [],
    live: {
      on: Object.values(events).map(({ type }) => type),
      limit: 5,
      everyMs: 1000,
      fields: {
        council: ['question', 'method', 'state', 'turnout', 'result', 'outcome'],
        confidential: ['question', 'method', 'state', 'turnout', 'result', 'outcome'],
      },
    },
  }),
});
