import { event } from '@heli/sdk';
import { evidence, settlement } from '@heli/sdk/rows';
import { z } from 'zod';
import {
  disputeKinds,
  hazardGrades,
  hazardKinds,
  levels,
  risks,
  threadStates,
  visitKinds,
} from './affair-model.js';
import { count, id, instant, text } from './model.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const dispute = { disputeId: id, kind: z.enum(disputeKinds), level: z.enum(levels) };

/** 矛盾纠纷. */
const disputes = {
  disputeRegistered: event({
    data: z.object({ ...dispute, risk: z.enum(risks), caseId: id.optional() }),
    detail: z.strictObject({ title: text, parties: text.optional() }),
  }),
  disputeMediated: event({
    data: z.object({ ...dispute, session: count }),
    detail: z.strictObject({ summary: text }),
  }),
  disputeRaised: event({ data: z.object({ ...dispute, from: z.enum(levels) }), detail: reason }),
  disputeAgreed: event({
    data: z.object({ ...dispute, due: instant }),
    detail: z.strictObject({ agreement: text }),
  }),
  disputeFailed: event({ data: z.object(dispute), detail: reason }),
  disputeReferred: event({ data: z.object(dispute), detail: reason }),
  /** Whether an agreement was kept: by a follow-up, or by a deadline where nobody said so. */
  agreementFellDue: event({ data: z.object({ disputeId: id, ...settlement }) }),
  disputeFollowedUp: event({ data: z.object({ ...dispute, kept: z.boolean() }), detail: note }),
};

const hazard = { hazardId: id, kind: z.enum(hazardKinds), grade: z.enum(hazardGrades) };
/** 安全隐患. */
const hazards = {
  hazardFound: event({
    data: z.object({ ...hazard, unitId: id.optional(), due: instant, evidence }),
    detail: z.strictObject({ title: text, place: text.optional() }),
  }),
  hazardRectified: event({ data: z.object({ ...hazard, evidence }), detail: note }),
  hazardVerified: event({ data: z.object({ ...hazard, late: z.boolean() }), detail: note }),
  hazardReturned: event({ data: z.object(hazard), detail: reason }),
  hazardFellDue: event({ data: z.object({ hazardId: id, ...settlement }) }),
  hazardOverdue: event({ data: z.object({ ...hazard, due: instant }) }),
};

/** 巡查, 走访: door numbers are words, so that they can be erased. */
const rounds = {
  patrolStarted: event({ data: z.object({ patrolId: id }) }),
  patrolEnded: event({
    data: z.object({
      ...{ patrolId: id, from: instant, minutes: count },
      /** Metres, and how many points the track had; the track itself is not kept. */
      ...{ distance: count, points: count, caseIds: z.array(id).max(50) },
    }),
    detail: note,
  }),
  visitRecorded: event({
    data: z.object({ visitId: id, kind: z.enum(visitKinds) }),
    detail: z.strictObject({ household: text, note: text.optional() }),
  }),
  householdsSet: event({ data: z.object({ households: count, before: count }) }),
  /** The last day of a month is over: told by a deadline. */
  visitsFellDue: event({ data: z.object({ month: z.string().max(7) }) }),
  visitsSettled: event({ data: z.object({ month: z.string().max(7), households: count, visited: count }) }),
};

/** 诉求串并: what belongs together, whatever number it came in under. */
const threads = {
  threadOpened: event({
    data: z.object({ threadId: id, caseIds: z.array(id).max(200), splitFrom: id.optional() }),
    detail: z.strictObject({ title: text }),
  }),
  threadGrew: event({ data: z.object({ threadId: id, caseIds: z.array(id).max(200) }) }),
  threadSplit: event({ data: z.object({ threadId: id, caseIds: z.array(id).max(200), into: id }) }),
  threadMerged: event({ data: z.object({ threadId: id, into: id }), detail: note }),
  threadResolved: event({ data: z.object({ threadId: id, from: z.enum(threadStates) }), detail: note }),
};

export const affairEvents = { ...disputes, ...hazards, ...rounds, ...threads };
