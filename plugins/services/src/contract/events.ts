import { defineEvents, event, personId } from '@heli/sdk';
import { z } from 'zod';
import { activityKinds, id, pointKinds, score } from './model.js';

const activity = { activityId: id, kind: z.enum(activityKinds) };
const count = z.number().int().min(0);

/** Facts. `data` names nobody but by id and stays for ever; `detail` holds what people write, and can be erased. */
export const events = defineEvents('services', {
  pointOpened: event({
    data: z.object({ pointId: id, kind: z.enum(pointKinds) }),
    detail: z.object({ name: z.string(), hours: z.string() }),
  }),
  pointClosed: event({ data: z.object({ pointId: id }), detail: z.object({ reason: z.string() }) }),
  activityPlanned: event({
    data: z.object({ ...activity, pointId: id, from: z.iso.datetime(), capacity: count }),
    detail: z.object({ title: z.string() }),
  }),
  activityCancelled: event({ data: z.object(activity), detail: z.object({ reason: z.string() }) }),
  /** Who was signed up, where it is somebody with an account, is known by its id alone. */
  signedUp: event({
    data: z.object({ ...activity, signUpId: id, accountId: personId }),
    detail: z.object({ name: z.string() }),
  }),
  signUpWithdrawn: event({ data: z.object({ ...activity, signUpId: id }) }),
  /** `served`: those who had signed up and came, and those who came without. */
  activityHeld: event({
    data: z.object({ ...activity, signedUp: count, attended: count, served: count, capacity: count }),
  }),
  activityRated: event({ data: z.object({ ...activity, score }) }),
});
