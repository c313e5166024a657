import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import { activityKinds, id, instant, line, pointKinds, reason, score } from './model.js';
import { may } from './permissions.js';

export const commands = defineCommands('services', {
  /** Opens a service centre or a station. */
  openPoint: command({
    permission: may.managePoints,
    input: z.strictObject({ name: line, kind: z.enum(pointKinds), hours: line }),
    output: z.object({ pointId: id }),
  }),
  /** What was planned there and has not begun is cancelled with it. */
  closePoint: command({
    permission: may.managePoints,
    input: z.strictObject({ pointId: id, reason }),
    output: z.object({ cancelled: z.number().int() }),
  }),
  planActivity: command({
    permission: may.manageActivities,
    input: z.strictObject({
      ...{ pointId: id, kind: z.enum(activityKinds), title: line, from: instant, to: instant },
      capacity: z.number().int().min(1).max(5_000),
    }),
    output: z.object({ activityId: id }),
  }),
  cancelActivity: command({
    permission: may.manageActivities,
    input: z.strictObject({ activityId: id, reason }),
    output: z.object({}),
  }),
  /** For oneself, or for somebody at the counter by their name. */
  signUp: command({
    permission: may.signUp,
    input: z.strictObject({ activityId: id, name: line.optional() }),
    output: z.object({ signUpId: id }),
  }),
  withdrawSignUp: command({
    permission: may.signUp,
    input: z.strictObject({ signUpId: id }),
    output: z.object({}),
  }),
  /** Says who came: of those who had signed up by their sign-ups, of the others how many. */
  holdActivity: command({
    permission: may.manageActivities,
    input: z.strictObject({
      activityId: id,
      signUpIds: z.array(id).max(5_000),
      walkIns: z.number().int().min(0).max(5_000),
    }),
    output: z.object({ served: z.number().int() }),
  }),
  rateActivity: command({
    permission: may.rate,
    input: z.strictObject({ signUpId: id, score }),
    output: z.object({}),
  }),
});
