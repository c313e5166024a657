import { z } from 'zod';
import { defineQueries, permission, query } from '@heli/sdk';

export const seeRepairs = permission('core.repair.see', { administrator: 'subtree' });

const remedy = z.union([
  z.object({ kind: z.literal('command'), name: z.string(), input: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('backup') }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('page'), path: z.string() }),
]);

export const repairQueries = defineQueries('core', {
  /** What is wrong that somebody can do something about, the worst first. */
  repairs: query({
    permission: seeRepairs,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        severity: z.enum(['bad', 'warn']),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        since: z.string().nullable(),
        remedy,
      }),
    ),
    whenAbsent: [],
  }),
});
