import { z } from 'zod';
import { command, defineCommands, defineEvents, defineQueries, event, permission, query } from '@heli/sdk';

/** Why a person's data go (Personal Information Protection Law, article 47). */
export const erasureBases = ['request', 'consentWithdrawn', 'retentionEnded', 'unlawful'] as const;

const id = z.string().min(1).max(64);
const erase = permission('core.person.erase', { administrator: 'subtree' });

export const erasureEvents = defineEvents('core', {
  /** Names nobody: the number is all that is left. */
  personErased: event({
    data: z.object({
      personId: id,
      accountIds: z.array(id),
      basis: z.enum(erasureBases),
      everyMention: z.boolean(),
    }),
    detail: z.strictObject({ reason: z.string() }),
  }),
});

export const erasureCommands = defineCommands('core', {
  /** For good: no backup made later has the person's name, and one made before loses it when it is restored. */
  erasePerson: command({
    permission: erase,
    input: z.strictObject({
      personId: id,
      /** The person's name as it stands: so that nobody erases another by a slip of the hand. */
      confirmName: z.string().min(1).max(100),
      basis: z.enum(erasureBases),
      reason: z.string().trim().min(1).max(400),
      /** Empties all words in which the name stands, also those about others of the same name. */
      everyMention: z.boolean().default(false),
      /** The person's account, where it is not tied to them. */
      accountId: id.optional(),
    }),
    output: z.object({ details: z.number().int(), words: z.number().int(), files: z.number().int() }),
  }),
});

export const erasureQueries = defineQueries('core', {
  /** Facts in whose words a person's name stands, declared or not: what to look at before an erasure. */
  personMentions: query({
    permission: erase,
    input: z.strictObject({ personId: id }),
    output: z.array(
      z.object({
        seq: z.number().int(),
        event: z.string(),
        subjectType: z.string().nullable(),
        subjectId: z.string().nullable(),
        declared: z.boolean(),
      }),
    ),
    whenAbsent: [],
  }),
});
