import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { clockKinds, count, id, instant, line, person, text } from '../model.js';

const action = { actionId: id };
const reason = z.strictObject({ reason: text });
const note = z.strictObject({ note: text.optional() });
/** Files that came with it, by what they are: the chain vouches for every byte. */
const evidence = z.array(z.strictObject({ fileId: id, hash: z.string().length(64) })).max(10);

export const events = defineEvents('council', {
  actionAssigned: event({
    data: z.object({
      ...action,
      unitId: id,
      coUnitIds: z.array(id).max(20),
      due: instant,
      clock: z.enum(clockKinds),
      resolutionId: id.optional(),
      meetingId: id.optional(),
      caseId: id.optional(),
      ownerPersonId: person.optional(),
    }),
    detail: z.strictObject({ title: line, deliverable: text.optional() }),
  }),
  actionAccepted: event({ data: z.object(action) }),
  actionDisputed: event({ data: z.object({ ...action, decideBy: instant }), detail: reason }),
  /** The office has not decided a dispute in time. */
  disputeFellDue: event({ data: z.object(action) }),
  disputeSettled: event({ data: z.object({ ...action, unitId: id, due: instant }), detail: reason }),
  actionBegun: event({ data: z.object(action) }),
  progressReported: event({
    data: z.object({ ...action, progress: count.max(100), evidence }),
    detail: note,
  }),
  extensionAsked: event({ data: z.object({ ...action, due: instant }), detail: reason }),
  extensionDecided: event({
    data: z.object({ ...action, approved: z.boolean(), before: instant, due: instant }),
    detail: note,
  }),
  /** `late`: its due had passed; `wasOverdue`: it had been counted so, and is no more. */
  actionSubmitted: event({
    data: z.object({ ...action, due: instant, late: z.boolean(), wasOverdue: z.boolean(), evidence }),
    detail: note,
  }),
  /** `takesBack`: it had been counted as on time; `isOverdue`: its due has passed, so it counts as overdue again. */
  actionReworked: event({
    data: z.object({ ...action, due: instant, takesBack: z.boolean(), isOverdue: z.boolean() }),
    detail: reason,
  }),
  actionVerified: event({ data: z.object(action), detail: note }),
  actionClosed: event({ data: z.object(action) }),
  actionWithdrawn: event({ data: z.object({ ...action, wasOverdue: z.boolean() }), detail: reason }),
  /** Its due moment: whether it had been submitted by then. The verifier's delay is not the owner's. */
  actionFellDue: event({ data: z.object({ ...action, due: instant, met: z.boolean() }) }),
  /** One day before its due. */
  actionDueSoon: event({ data: z.object({ ...action, due: instant }) }),
});
