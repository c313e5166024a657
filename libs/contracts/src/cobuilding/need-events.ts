import { event } from '@heli/sdk';
import { z } from 'zod';
import { count, id, instant, kinds, needStates, people, rating, text, urgencies } from './model.js';
import { settlement } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const need = { needId: id, kind: z.enum(kinds) };
const claim = { claimId: id, needId: id, unitId: id };

/** 需求 and 认领. */
export const needEvents = {
  needDrafted: event({
    data: z.object({
      ...need,
      urgency: z.enum(urgencies),
      /** How many people it would serve, by the requester's estimate. */
      beneficiaries: people,
      wantedBy: instant,
      unitId: id.optional(),
    }),
    detail: z.strictObject({ title: text, description: text.optional() }),
  }),
  needPublished: event({ data: z.object({ ...need, wantedBy: instant, claimBy: instant }) }),
  needMatched: event({
    data: z.object({ ...need, claimId: id, unitId: id, publishedAt: instant, minutes: count }),
  }),
  /** Its claim or its project fell through: it waits again. */
  needReopened: event({ data: z.object({ ...need, from: z.enum(needStates) }) }),
  needTakenUp: event({ data: z.object({ ...need, projectId: id }) }),
  needFulfilled: event({ data: z.object({ ...need, late: z.boolean() }), detail: note }),
  needEvaluated: event({
    data: z.object({ ...need, rating }),
    detail: z.strictObject({ comment: text.optional() }),
  }),
  needWithdrawn: event({ data: z.object({ ...need, from: z.enum(needStates) }), detail: reason }),
  needExpired: event({ data: z.object({ ...need, claims: count }) }),
  /** The days in which a need should find a claim are over. */
  claimFellDue: event({ data: z.object({ ...need, publishedAt: instant, ...settlement }) }),
  needFellDue: event({ data: z.object({ ...need, ...settlement }) }),

  claimOffered: event({
    data: z.object({ ...claim, resourceId: id.optional(), by: instant }),
    detail: z.strictObject({ offer: text }),
  }),
  claimAccepted: event({ data: z.object(claim), detail: note }),
  claimDeclined: event({ data: z.object(claim), detail: z.strictObject({ reason: text.optional() }) }),
  claimWithdrawn: event({ data: z.object(claim), detail: note }),
  claimKept: event({ data: z.object({ ...claim, kind: z.enum(kinds), late: z.boolean() }), detail: note }),
  claimBroken: event({ data: z.object({ ...claim, kind: z.enum(kinds) }), detail: reason }),
};
