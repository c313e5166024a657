import { z } from 'zod';
import { defineQueries, permission, query } from '@heli/sdk';

export const mechanismQueries = defineQueries('core', {
  mechanismStates: query({
    permission: permission('core.mechanism.see', {
      administrator: 'subtree',
      office: 'subtree',
      secretary: 'subtree',
      chair: 'subtree',
      supervisor: 'subtree',
      developer: 'subtree',
    }),
    input: z.strictObject({}),
    output: z.array(
      z.object({
        mechanism: z.string(),
        active: z.boolean(),
        /** What its code has taken since the server started. */
        cost: z.object({
          calls: z.number().int(),
          ms: z.number(),
          slowestMs: z.number(),
          slowest: z.string(),
          /** Facts of its contract in the log since then. */
          facts: z.number().int(),
        }),
        /** Part of the house: nobody switches it off. */
        always: z.boolean(),
        reason: z.string().nullable(),
        cursor: z.number().int(),
        lag: z.number().int(),
        faults: z.array(
          z.object({ phase: z.string(), at: z.string(), message: z.string(), count: z.number().int() }),
        ),
        paused: z.array(
          z.object({
            phase: z.string(),
            handler: z.string(),
            since: z.string(),
            cause: z.string(),
            faults: z.number().int(),
            nextTryAt: z.string(),
          }),
        ),
      }),
    ),
    whenAbsent: [],
  }),
});
