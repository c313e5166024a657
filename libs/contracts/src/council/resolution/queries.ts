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
/** Of a way, in whole hundredths. */
const share = z.number().int().min(0).max(100).nullable();
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
  title: z.string(),
  progress: share,
  pace: share,
});

const boardFields = [
  ...['status', 'number', 'title', 'metric', 'path', 'now', 'progress', 'pace', 'verdict'],
] as const;

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
        title: z.string(),
        /** From where to where, by which day. */
        path: z.string(),
        now: z.string(),
        /** How much of the way from the baseline is done, 0 … 100 and whole; null without a base. */
        progress: share,
        /** How much of it an even pace asks for by now; null where only the date counts. */
        pace: share,
        verdict: z.enum(['met', 'missed', 'onCourse', 'atRisk', 'behind', 'smallBase', 'noBase', 'pending']),
        status: z.enum(['ok', 'warn', 'bad', 'plain']),
      }),
    ),
    whenAbsent: [],
    live: {
      on: [...Object.values(events).map(({ type }) => type), 'core.dayStarted'],
      limit: 10,
      everyMs: 2000,
      fields: {
        public: ['status', 'metric', 'path', 'now', 'progress', 'pace', 'verdict'],
        council: boardFields,
        confidential: boardFields,
      },
    },
  }),
});
