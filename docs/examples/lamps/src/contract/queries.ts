import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import { id, lampStates, title } from './model.js';
import { may } from './permissions.js';

const row = z.object({
  id,
  /** The same, so that a page can fill a command's input from a row. */
  lampId: id,
  title: z.string(),
  state: z.enum(lampStates),
  due: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
});

export const queries = defineQueries('lamps', {
  lamps: query({
    permission: may.see,
    input: z.strictObject({
      state: z.enum(lampStates).optional(),
      search: title.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    output: z.array(row),
    whenAbsent: [],
  }),
  lampDetail: query({
    permission: may.see,
    input: z.strictObject({ id }),
    output: row.nullable(),
    whenAbsent: null,
  }),
  /** What walls show: open ones, the next to fall due first. */
  openLamps: query({
    permission: may.see,
    input: z.strictObject({}),
    output: z.array(row.pick({ id: true, title: true, due: true })),
    whenAbsent: [],
    live: {
      on: ['lamps.lampAdded', 'lamps.lampClosed'],
      limit: 20,
      everyMs: 1_000,
      fields: { council: ['title', 'due'], public: ['due'] },
    },
  }),
});
