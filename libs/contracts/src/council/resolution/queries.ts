import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import {
  actionStates,
  day,
  id,
  instant,
  organisation,
  resolutionStates,
  targetCourses,
  verdicts,
} from '../model.js';
import { historyRow, page } from '../paging.js';
import { may } from '../permissions.js';
import { events } from './events.js';

const resolutionRow = z.object({
  id,
  resolutionId: id,
  bodyId: id,
  number: z.string(),
  title: z.string(),
  adoptedAt: instant,
  effectiveFrom: day,
  state: z.enum(resolutionStates),
});
/** Values in the metric's own unit. A verdict is final once its day is over; until then it says how things go. */
const targetRow = z.object({
  id,
  targetId: id,
  resolutionId: id,
  number: z.string(),
  metric: z.string(),
  organisation,
  period: z.string(),
  course: z.enum(targetCourses),
  baseline: z.number().nullable(),
  now: z.number().nullable(),
  target: z.number(),
  by: day,
  verdict: z.enum(verdicts).nullable(),
  final: z.boolean(),
});

export const queries = defineQueries('council', {
  resolutions: query({
    permission: may.seeResolutions,
    input: z.strictObject({ state: z.enum(resolutionStates).optional(), bodyId: id.optional(), ...page }),
    output: z.array(resolutionRow),
    whenAbsent: [],
  }),
  resolution: query({
    permission: may.seeResolutions,
    input: z.strictObject({ id }),
    output: resolutionRow
      .extend({
        text: z.string(),
        targets: z.array(targetRow),
        actions: z.array(
          z.object({
            id,
            actionId: id,
            title: z.string(),
            unit: z.string(),
            due: instant,
            state: z.enum(actionStates),
          }),
        ),
        history: z.array(historyRow),
      })
      .nullable(),
    whenAbsent: null,
  }),
  targets: query({
    permission: may.seeResolutions,
    input: z.strictObject({ resolutionId: id.optional(), ...page }),
    output: z.array(targetRow),
    whenAbsent: [],
  }),
  /** Targets that are still to come, and those judged of late. */
  targetBoard: query({
    permission: may.seeBoard,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id,
        number: z.string(),
        metric: z.string(),
        /** From where to where, by which day. */
        path: z.string(),
        now: z.string(),
        verdict: z.enum(['met', 'missed', 'onCourse', 'atRisk', 'behind', 'smallBase', 'noBase', 'pending']),
      }),
    ),
    whenAbsent: [],
    live: {
      on: [...Object.values(events).map(({ type }) => type), 'core.dayStarted'],
      limit: 10,
      everyMs: 2000,
      fields: {
        public: ['metric', 'path', 'now', 'verdict'],
        council: ['number', 'metric', 'path', 'now', 'verdict'],
        confidential: ['number', 'metric', 'path', 'now', 'verdict'],
      },
    },
  }),
});
