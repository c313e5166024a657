import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import { actionStates, count, id, instant } from '../model.js';
import { historyRow, page } from '../paging.js';
import { may } from '../permissions.js';
import { events } from './events.js';

const actionRow = z.object({
  id,
  actionId: id,
  title: z.string(),
  unitId: id,
  unit: z.string(),
  due: instant,
  progress: count,
  state: z.enum(actionStates),
  overdue: z.boolean(),
  resolutionId: id.nullable(),
});
const fileRow = z.object({ id, name: z.string(), type: z.string(), size: count });
const on = [...Object.values(events).map(({ type }) => type), 'core.dayStarted'];

export const queries = defineQueries('council', {
  actions: query({
    permission: may.seeActions,
    input: z.strictObject({
      state: z.enum(actionStates).optional(),
      unit: id.optional(),
      overdue: z.boolean().optional(),
      resolutionId: id.optional(),
      ...page,
    }),
    output: z.array(actionRow),
    whenAbsent: [],
  }),
  action: query({
    permission: may.seeActions,
    input: z.strictObject({ id }),
    output: actionRow
      .extend({
        coUnits: z.string(),
        deliverable: z.string(),
        owner: z.string(),
        assignedAt: instant,
        wishedDue: instant.nullable(),
        reworks: count,
        extensions: count,
        files: z.array(fileRow),
        history: z.array(historyRow),
      })
      .nullable(),
    whenAbsent: null,
  }),
  /** What is past its due and not submitted, the longest first. */
  overdueBoard: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(z.object({ id, title: z.string(), unit: z.string(), due: instant })),
    whenAbsent: [],
    live: {
      on,
      limit: 10,
      everyMs: 1000,
      fields: { public: ['due'], council: ['title', 'unit', 'due'], confidential: ['title', 'unit', 'due'] },
    },
  }),
  /** What is still to be done, the next due first. */
  actionBoard: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id,
        title: z.string(),
        unit: z.string(),
        due: instant,
        state: z.enum(actionStates),
        status: z.enum(['ok', 'warn', 'bad']),
      }),
    ),
    whenAbsent: [],
    live: {
      on,
      limit: 20,
      everyMs: 1000,
      fields: {
        public: ['due', 'state', 'status'],
        council: ['title', 'unit', 'due', 'state', 'status'],
        confidential: ['title', 'unit', 'due', 'state', 'status'],
      },
    },
  }),
  /** Who has how much to do: open action items by lead unit, the most first. */
  actionsByUnit: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(z.object({ id, unit: z.string(), open: count, overdue: count })),
    whenAbsent: [],
    live: {
      on,
      limit: 20,
      everyMs: 1000,
      fields: { council: ['unit', 'open', 'overdue'], confidential: ['unit', 'open', 'overdue'] },
    },
  }),
});
