import { z } from 'zod';
import { defineQueries, permission, query } from '@heli/sdk';

const seeMechanisms = permission('core.mechanism.see', {
  administrator: 'subtree',
  office: 'subtree',
  secretary: 'subtree',
  chair: 'subtree',
  supervisor: 'subtree',
  developer: 'subtree',
});

/** What a mechanism may do, and who may do it: for whoever is about to activate it. */
const reach = z.object({
  /** Where its handlers run: on a thread of their own, or in the house, which they can stop. */
  isolation: z.enum(['worker', 'none']),
  permissions: z.array(
    z.object({
      name: z.string(),
      /** Its commands, by their full names. */
      commands: z.array(z.string()),
      queries: z.array(z.string()),
      roles: z.array(z.object({ role: z.string(), scope: z.string() })),
    }),
  ),
  /** Facts that it leaves. */
  events: z.array(z.string()),
  /** Facts that it reacts to. */
  hears: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  /** Locale keys of the refusals by which duties are kept apart. */
  apart: z.array(z.string()),
});

export const mechanismQueries = defineQueries('core', {
  mechanismReach: query({
    permission: seeMechanisms,
    input: z.strictObject({ mechanism: z.string().min(1).max(100) }),
    output: reach.nullable(),
    whenAbsent: null,
  }),
  mechanismStates: query({
    permission: seeMechanisms,
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
