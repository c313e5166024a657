import { z } from 'zod';
import { command, defineCommands, defineEvents, defineQueries, event, query } from '@heli/sdk';
import { manageMechanisms, mechanismId } from './mechanism-names.js';

/** Where a version stands today: a later one may be planned, an earlier one is past. */
export const settingsStates = ['planned', 'inForce', 'past', 'withdrawn'] as const;

export const settingsEvents = defineEvents('core', {
  settingsChanged: event({
    data: z.object({
      mechanism: z.string(),
      version: z.number().int(),
      effectiveFrom: z.iso.date(),
      /** Number of the resolution that adopted it. */
      resolution: z.string().optional(),
    }),
    detail: z.object({ reason: z.string() }),
  }),
  settingsWithdrawn: event({
    data: z.object({ mechanism: z.string(), version: z.number().int() }),
    detail: z.object({ reason: z.string() }),
  }),
});

const settings = z.record(z.string().max(100), z.json());
const reason = z.string().trim().min(1).max(500);

export const settingsCommands = defineCommands('core', {
  /** Publishes a version, whose draft, if there is one, is done with. */
  changeSettings: command({
    permission: manageMechanisms,
    input: z.strictObject({
      mechanism: mechanismId,
      settings,
      effectiveFrom: z.iso.date().optional(),
      reason,
      legalBasis: z.string().max(500).optional(),
      /** Number of the resolution that adopted it, where the mechanism wants one. */
      resolution: z.string().trim().min(1).max(100).optional(),
    }),
    output: z.object({ version: z.number().int() }),
  }),
  /** Keeps a draft, one for each mechanism and organisation; it changes nothing. */
  draftSettings: command({
    permission: manageMechanisms,
    input: z.strictObject({ mechanism: mechanismId, settings }),
    output: z.object({}),
  }),
  discardSettingsDraft: command({
    permission: manageMechanisms,
    input: z.strictObject({ mechanism: mechanismId }),
    output: z.object({}),
  }),
  /** Takes back a version that has not come into force. */
  withdrawSettings: command({
    permission: manageMechanisms,
    input: z.strictObject({ mechanism: mechanismId, version: z.number().int().min(1), reason }),
    output: z.object({}),
  }),
});

export const settingsQueries = defineQueries('core', {
  settings: query({
    permission: manageMechanisms,
    input: z.strictObject({ mechanism: mechanismId }),
    output: z.object({
      /** 0 while the defaults hold. */
      version: z.number().int(),
      value: z.json(),
      /** Where they were set: here or above; null for the defaults. */
      organisation: z.string().nullable(),
      effectiveFrom: z.string().nullable(),
      /** A change needs a resolution, and a draft that somebody else wrote. */
      adoptedByResolution: z.boolean(),
      /** Queries, in full, whose answers show what a change does. */
      tried: z.array(z.string()),
      draft: z
        .object({ value: z.json(), author: z.string().nullable(), own: z.boolean(), savedAt: z.string() })
        .nullable(),
    }),
    whenAbsent: {
      version: 0,
      value: {},
      organisation: null,
      effectiveFrom: null,
      adoptedByResolution: false,
      tried: [],
      draft: null,
    },
  }),
  /** Versions of this organisation and of those above it, newest first. */
  settingsHistory: query({
    permission: manageMechanisms,
    input: z.strictObject({ mechanism: mechanismId }),
    output: z.array(
      z.object({
        version: z.number().int(),
        organisation: z.string(),
        effectiveFrom: z.string(),
        state: z.enum(settingsStates),
        value: z.json(),
        author: z.string().nullable(),
        reason: z.string(),
        legalBasis: z.string().nullable(),
        resolution: z.string().nullable(),
        recordedAt: z.string(),
      }),
    ),
    whenAbsent: [],
  }),
});
