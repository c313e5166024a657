import { defineQueries, query } from '@heli/sdk';
import { z } from 'zod';
import { activityKinds, activityStates, id, line, page, pointKinds, score, signUpStates } from './model.js';
import { may } from './permissions.js';

const point = z.object({
  ...{ id, pointId: id, organisation: z.string(), name: z.string(), kind: z.enum(pointKinds) },
  ...{ hours: z.string(), open: z.boolean(), coming: z.number().int() },
});
const activity = z.object({
  ...{ id, activityId: id, organisation: z.string(), title: z.string(), kind: z.enum(activityKinds) },
  ...{ point: z.string(), from: z.iso.datetime(), to: z.iso.datetime(), state: z.enum(activityStates) },
  ...{ capacity: z.number().int(), signedUp: z.number().int(), served: z.number().int().nullable() },
  /** Whether one can sign up now. */
  free: z.boolean(),
});
const signUp = z.object({
  ...{ id, signUpId: id, activityId: id, activity: z.string(), from: z.iso.datetime() },
  ...{ name: z.string(), state: z.enum(signUpStates), score: score.nullable() },
});

export const queries = defineQueries('services', {
  points: query({
    permission: may.seePoints,
    input: z.strictObject({ kind: z.enum(pointKinds).optional(), ...page }),
    output: z.array(point),
    whenAbsent: [],
  }),
  pointDetail: query({
    permission: may.seePoints,
    input: z.strictObject({ id }),
    output: point.nullable(),
    whenAbsent: null,
  }),
  activities: query({
    permission: may.seeActivities,
    input: z.strictObject({
      ...{ kind: z.enum(activityKinds).optional(), state: z.enum(activityStates).optional() },
      ...{ search: line.optional(), ...page },
    }),
    output: z.array(activity),
    whenAbsent: [],
  }),
  activityDetail: query({
    permission: may.seeActivities,
    input: z.strictObject({ id }),
    output: activity.nullable(),
    whenAbsent: null,
  }),
  /** One's own; at the counter all. */
  signUps: query({
    permission: may.seeSignUps,
    input: z.strictObject({ activityId: id.optional(), state: z.enum(signUpStates).optional(), ...page }),
    output: z.array(signUp),
    whenAbsent: [],
  }),
  /** What comes next, for whoever passes by. */
  nextActivities: query({
    permission: may.seeActivities,
    input: z.strictObject({}),
    output: z.array(
      activity.pick({ id: true, title: true, kind: true, point: true, from: true, free: true }),
    ),
    whenAbsent: [],
    live: {
      on: [
        ...['activityPlanned', 'activityCancelled', 'activityHeld', 'signedUp', 'signUpWithdrawn'],
        ...['pointClosed'],
      ].map((name) => `services.${name}`),
      ...{ limit: 20, everyMs: 1_000, movesByItself: true },
      fields: {
        public: ['title', 'kind', 'point', 'from'],
        council: ['title', 'kind', 'point', 'from'],
      },
    },
  }),
});
