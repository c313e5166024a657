import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import {
  count,
  day,
  id,
  instant,
  itemOrigins,
  itemStates,
  organisation,
  visibilities,
  wantedOutcomes,
} from '../model.js';
import { historyRow, page } from '../paging.js';
import { may } from '../permissions.js';

const itemRow = z.object({
  id,
  itemId: id,
  bodyId: id,
  title: z.string(),
  origin: z.enum(itemOrigins),
  unit: z.string(),
  wanted: z.enum(wantedOutcomes),
  state: z.enum(itemStates),
  proposedAt: instant,
  meetingId: id.nullable(),
  meeting: z.string(),
});

export const queries = defineQueries('council', {
  items: query({
    permission: may.seeItems,
    input: z.strictObject({
      state: z.enum(itemStates).optional(),
      bodyId: id.optional(),
      meetingId: id.optional(),
      ...page,
    }),
    output: z.array(itemRow),
    whenAbsent: [],
  }),
  item: query({
    permission: may.seeItems,
    input: z.strictObject({ id }),
    output: itemRow
      .extend({
        background: z.string(),
        duration: count,
        place: count.nullable(),
        visibility: z.enum(visibilities),
        metrics: z.array(z.string()),
        startedAt: instant.nullable(),
        endedAt: instant.nullable(),
        history: z.array(historyRow),
      })
      .nullable(),
    whenAbsent: null,
  }),
  /** What mechanisms hold out, and nobody has taken up or dismissed yet. */
  suggestions: query({
    permission: may.screen,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id,
        suggestionId: id,
        /** A key of the suggesting contract's words; `params` fill its places. */
        title: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        about: z.string(),
        organisation,
        at: instant,
      }),
    ),
    whenAbsent: [],
  }),
  /** The records behind a number of the council's, with sums that can be held against its cell. */
  recordsBehind: query({
    permission: may.trace,
    input: z.strictObject({
      metric: z.string().max(60),
      period: z.strictObject({ first: day.optional(), last: day }),
      key: z.string().max(60).optional(),
      ...page,
    }),
    output: z.object({
      n: z.number().int(),
      d: z.number().int(),
      total: count,
      rows: z.array(
        z.object({
          id,
          title: z.string(),
          unit: z.string(),
          at: instant,
          n: z.number().int(),
          d: z.number().int(),
        }),
      ),
    }),
    whenAbsent: { n: 0, d: 0, total: 0, rows: [] },
  }),
});
