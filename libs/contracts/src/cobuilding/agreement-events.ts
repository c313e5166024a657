import { event } from '@heli/sdk';
import { z } from 'zod';
import {
  activityKinds,
  count,
  day,
  endReasons,
  id,
  instant,
  line,
  organisation,
  people,
  person,
  registrationKinds,
  registrationStates,
  stationKinds,
  text,
} from './model.js';
import { closedOn, evidence, hours, settlement } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const agreement = { agreementId: id, unitId: id };
const commitment = { commitmentId: id, ...agreement };
const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .max(7)
  .meta({ examples: ['2026-11'] });

/** 共建协议 with its commitments. */
const agreements = {
  agreementDrafted: event({
    data: z.object({ ...agreement, from: day, to: day }),
    detail: z.strictObject({ title: text }),
  }),
  commitmentAdded: event({
    data: z.object({ ...commitment, quantity: count, due: instant }),
    detail: z.strictObject({ text, measure: line.optional() }),
  }),
  agreementSigned: event({ data: z.object({ ...agreement, commitments: count, evidence }) }),
  agreementEnded: event({ data: z.object({ ...agreement, reason: z.enum(endReasons) }), detail: note }),
  /** The last day of its term is over: told by a deadline. */
  termFellDue: event({ data: z.object({ ...agreement, to: day }) }),
  commitmentReported: event({
    data: z.object({ ...commitment, evidence }),
    detail: z.strictObject({ result: text.optional() }),
  }),
  commitmentReturned: event({ data: z.object(commitment), detail: reason }),
  commitmentKept: event({ data: z.object({ ...commitment, late: z.boolean() }), detail: note }),
  /** Its agreement ended before it was due. */
  commitmentDropped: event({ data: z.object(commitment) }),
  commitmentFellDue: event({ data: z.object({ ...commitment, ...settlement }) }),
  /** It was not kept by its due date: the council's agenda may pick it up. */
  commitmentMissed: event({ data: z.object({ ...commitment, due: instant }) }),
  /** A month in which the agreement was in force is over: told by a deadline. */
  monthEnded: event({ data: z.object({ ...agreement, month }) }),
  /** Whether the unit took part in it (docs/decisions/0039). */
  monthSettled: event({ data: z.object({ ...agreement, month, met: z.boolean(), contributions: count }) }),
};

const registration = {
  registrationId: id,
  kind: z.enum(registrationKinds),
  unitId: id,
  personId: person.optional(),
};
/** 双报到: `members` are the unit's in-service party members, of whom each registers. */
const registrations = {
  registrationExpected: event({ data: z.object(registration) }),
  registrationSubmitted: event({
    data: z.object({ ...registration, expected: z.boolean(), members: people }),
    detail: z.strictObject({ skills: text.optional(), wishes: text.optional() }),
  }),
  registrationConfirmed: event({ data: z.object({ ...registration, members: people }), detail: note }),
  registrationActivated: event({ data: z.object(registration), detail: note }),
  registrationTransferred: event({
    data: z.object({
      ...registration,
      from: z.enum(registrationStates),
      members: people,
      to: organisation,
    }),
  }),
  registrationEnded: event({
    data: z.object({ ...registration, from: z.enum(registrationStates), members: people }),
    detail: note,
  }),
};

const station = { stationId: id, kind: z.enum(stationKinds) };
const activity = { activityId: id, kind: z.enum(activityKinds), unitIds: z.array(id).max(50) };
/** 服务站 and 共建活动. */
const places = {
  stationOpened: event({
    data: z.object({ ...station, unitId: id.optional(), hours, closedOn }),
    detail: z.strictObject({ title: text, facilities: text.optional() }),
  }),
  stationHoursSet: event({ data: z.object({ ...station, hours, closedOn }) }),
  visitsCounted: event({
    data: z.object({ ...station, day, visits: people, before: people, from: instant }),
  }),
  stationClosed: event({ data: z.object(station), detail: note }),

  activityPlanned: event({
    data: z.object({ ...activity, at: instant }),
    detail: z.strictObject({ title: text, place: text.optional() }),
  }),
  activityHeld: event({
    data: z.object({ ...activity, at: instant, participants: people, evidence }),
    detail: z.strictObject({ outcome: text.optional() }),
  }),
  activityCancelled: event({ data: z.object(activity), detail: reason }),
};

export const agreementEvents = { ...agreements, ...registrations, ...places };
