import { z } from 'zod';
import { defineQueries, permission, query, type Page } from '@heli/sdk';

export const auditOutcomes = ['done', 'refused'] as const;

export const auditQueries = defineQueries('core', {
  /** Who did what, or was refused what, newest first; secret votes name nobody. */
  audit: query({
    permission: permission('core.audit.see', { administrator: 'subtree', supervisor: 'subtree' }),
    input: z.strictObject({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      outcome: z.enum(auditOutcomes).optional(),
      /** An account's id or name. */
      account: z.string().max(100).optional(),
      /** Part of a command's name, or of a door's. */
      action: z.string().max(100).optional(),
      offset: z.number().int().min(0).max(1_000_000).default(0),
      limit: z.number().int().min(1).max(1000).default(50),
    }),
    output: z.array(
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        /** The account's name as it is now; null for the house itself, and for whoever was not known. */
        account: z.string().nullable(),
        action: z.string(),
        /** The key of the action's word. */
        what: z.string(),
        organisation: z.string(),
        outcome: z.enum(auditOutcomes),
        /** Key of the refusal. */
        refusal: z.string().nullable(),
        /** The last fact of the log that came of it. */
        seq: z.number().int().nullable(),
      }),
    ),
    whenAbsent: [],
  }),
});

export const auditPages: readonly Page[] = [
  {
    id: 'audit',
    list: 'audit',
    columns: ['at', 'account', 'what', 'organisation', 'outcome', 'refusal', 'seq'],
    commands: [],
  },
];
