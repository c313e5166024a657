import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { affairEvents } from './affair-events.js';
import { deliberationEvents } from './deliberation-events.js';
import {
  category,
  channel,
  count,
  id,
  instant,
  line,
  origin,
  outcomes,
  rejectReasons,
  returnReasons,
  satisfactionAnswers,
  severity,
  solvedAnswers,
  step,
  text,
  whistleKinds,
} from './model.js';

/**
 * How a case moved through the seven steps, so that a fold sees it in the event and nowhere else. `from` and `to` are
 * null outside the funnel; `reached` names the steps it came to for the first time, those it passed over included.
 */
const moved = { caseId: id, from: step.nullable(), to: step.nullable(), reached: z.array(step).max(7) };
const note = z.strictObject({ note: text.optional() });
const cycle = z.number().int().positive();

/** Files that came with it, by what they are: the chain vouches for every byte. */
const evidence = z
  .array(z.strictObject({ fileId: id, hash: z.string().length(64) }))
  .max(10)
  .optional();

const intake = {
  ...moved,
  number: line,
  category,
  severity,
  origin,
  channel: channel.optional(),
};

/** The way of a case from the report to the archive. */
const life = {
  caseReported: event({
    data: z.object({ ...intake, evidence }),
    detail: z.strictObject({
      title: line,
      description: text.optional(),
      place: line.optional(),
      reporter: line.optional(),
    }),
  }),
  caseVerified: event({ data: z.object(moved), detail: note }),
  caseFiled: event({
    data: z.object({
      ...intake,
      source: line.optional(),
      sourceId: line.optional(),
      /** The due date that a record of another system came with. */
      due: instant.optional(),
    }),
    detail: z.strictObject({ title: line.optional() }),
  }),
  caseRejected: event({ data: z.object({ ...moved, reason: z.enum(rejectReasons) }), detail: note }),
  caseMerged: event({ data: z.object({ ...moved, into: id }), detail: note }),
  caseDispatched: event({
    data: z.object({
      ...moved,
      cycle,
      leadUnitId: id.optional(),
      coUnitIds: z.array(id).max(20),
      due: instant.optional(),
      dueSign: instant.optional(),
      dueContact: instant.optional(),
      dueHandle: instant.optional(),
      clock: z.enum(['natural', 'workday']),
      settingsVersion: count,
      /** By arbitration: it cannot be sent back again. */
      binding: z.boolean(),
    }),
    detail: note,
  }),
  caseSigned: event({ data: z.object({ ...moved, late: z.boolean() }), detail: note }),
  caseReturned: event({
    data: z.object({ ...moved, reason: z.enum(returnReasons), returns: count, dispatchedAt: instant }),
    detail: note,
  }),
  caseArbitrated: event({ data: z.object({ caseId: id, leadUnitId: id }), detail: note }),
  caseContacted: event({ data: z.object({ ...moved, late: z.boolean() }), detail: note }),
  caseExtended: event({ data: z.object({ caseId: id, cycle, before: instant, due: instant }), detail: note }),
  caseSuspended: event({ data: z.object({ caseId: id, reviewAt: instant }), detail: note }),
  caseResumed: event({
    data: z.object({ caseId: id, due: instant.optional(), suspendedMinutes: count }),
    detail: note,
  }),
  caseHandled: event({
    /** `minutes` from dispatch by the clock of the case's rule, suspended time out. */
    data: z.object({ ...moved, outcome: z.enum(outcomes), minutes: count, evidence }),
    detail: note,
  }),
  caseReworked: event({ data: z.object({ ...moved, handledAt: instant, minutes: count }), detail: note }),
  caseClosed: event({
    data: z.object({
      ...moved,
      cycle,
      outcome: z.enum(outcomes),
      due: instant.optional(),
      /** Closed after its due, which its deadline had booked as not met. */
      late: z.boolean(),
      reworks: count,
    }),
    detail: note,
  }),
  caseFollowedUp: event({
    data: z.object({
      ...moved,
      contacted: z.boolean(),
      solved: z.enum(solvedAnswers).optional(),
      satisfied: z.enum(satisfactionAnswers).optional(),
      /** Left out of the rates by the rules, and counted apart. */
      excluded: z.boolean(),
    }),
    detail: note,
  }),
  caseReopened: event({
    /** What the ended cycle had been counted for, so that exactly that is taken back. */
    data: z.object({
      ...moved,
      /** The cycle that begins. */
      cycle,
      closedAt: instant,
      due: instant.optional(),
      countedOnTime: z.boolean(),
      countedClosed: z.boolean(),
      countedRework: z.boolean(),
    }),
    detail: note,
  }),
  caseArchived: event({ data: z.object(moved) }),
};

/** What falls due, booked at the due moment by a deadline. */
const settlements = {
  caseFellDue: event({
    data: z.object({
      caseId: id,
      cycle,
      due: instant,
      met: z.boolean(),
      closedAt: instant.optional(),
      /** Closed in time but reopened before the due: not met, and what counts as overdue is the next cycle. */
      reopened: z.boolean().optional(),
      /** Takes back an earlier "not met": the closing was recorded after the due but happened before it. */
      corrects: z.boolean().optional(),
    }),
  }),
  contactFellDue: event({
    data: z.object({
      caseId: id,
      cycle,
      /** Which dispatch of the cycle, from 0. */
      round: count,
      due: instant,
      met: z.boolean(),
      corrects: z.boolean().optional(),
    }),
  }),
  whistleFellDue: event({
    data: z.object({
      whistleId: id,
      unitId: id,
      due: instant,
      met: z.boolean(),
      corrects: z.boolean().optional(),
    }),
  }),
};

const whistles = {
  whistleBlown: event({
    data: z.object({
      whistleId: id,
      caseId: id.optional(),
      kind: z.enum(whistleKinds),
      category: category.optional(),
      calledUnitIds: z.array(id).min(1).max(20),
      arriveBy: instant,
    }),
    detail: z.strictObject({ title: line, place: line.optional(), note: text.optional() }),
  }),
  whistleArrived: event({ data: z.object({ whistleId: id, unitId: id, late: z.boolean() }) }),
  whistleConcluded: event({
    data: z.object({
      whistleId: id,
      caseId: id.optional(),
      rating: z.number().int().min(1).max(5).optional(),
    }),
    detail: note,
  }),
};

const history = {
  /** What another system recorded about a case, kept as it was. */
  caseSourceRecorded: event({
    data: z.object({ caseId: id, sourceId: line, at: instant, order: count }),
    detail: z.strictObject({ activity: line, resource: line.optional(), group: line.optional() }),
  }),
};

/** What single cases don't show (domain.md, section 11): the same matter comes up again and again. */
const patterns = {
  matterRepeated: event({
    data: z.object({
      category,
      /** Cases of that category filed in the community in so many days, the one that told of it included. */
      count: count.min(2),
      days: count.min(1),
      /** In how many organisations below the community, such as grids. */
      places: count.min(1),
      caseId: id,
      caseIds: z.array(id).max(50),
    }),
  }),
};

/** Cases and whistles. */
export const caseEvents = { ...life, ...settlements, ...whistles, ...patterns, ...history };

/** The facts of cases and whistles, as the older minor of the contract has them. */
export const eventsOfCases = defineEvents('coordination', caseEvents);

/** What happens in coordination: cases and whistles, affairs of the neighbourhood, deliberation and openness. */
export const events = defineEvents('coordination', { ...caseEvents, ...affairEvents, ...deliberationEvents });
