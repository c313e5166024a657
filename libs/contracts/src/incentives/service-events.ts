import { event } from '@heli/sdk';
import { z } from 'zod';
import {
  assessmentKinds,
  count,
  flags,
  grades,
  honourStates,
  hoursStates,
  hundredths,
  id,
  instant,
  level,
  mark,
  person,
  price,
  signMethods,
  term,
  text,
  volunteerKinds,
} from './model.js';
import { evidence, holder } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const volunteer = { volunteerId: id, personId: person, kind: z.enum(volunteerKinds) };
const shift = { shiftId: id };
const service = { hoursId: id, shiftId: id, volunteerId: id, personId: person };

/** 志愿者, 班次, 服务时长. */
const volunteering = {
  volunteerRegistered: event({ data: z.object({ ...volunteer, unitId: id.optional() }) }),
  volunteerLeft: event({ data: z.object({ ...volunteer, active: z.boolean(), stars: level }), detail: note }),
  /** First counted shift since they last lapsed. */
  volunteerActive: event({ data: z.object(volunteer) }),
  /** So many days have passed since their last counted shift: told by a deadline. */
  lapseFellDue: event({ data: z.object({ volunteerId: id, since: instant }) }),
  volunteerLapsed: event({ data: z.object(volunteer) }),
  starReached: event({ data: z.object({ ...volunteer, stars: level, before: level }) }),

  shiftPlanned: event({
    data: z.object({ ...shift, from: instant, to: instant, capacity: count, unitId: id.optional() }),
    detail: z.strictObject({ title: text, place: text.optional() }),
  }),
  shiftCancelled: event({ data: z.object(shift), detail: reason }),

  hoursSignedUp: event({ data: z.object(service) }),
  hoursCancelled: event({ data: z.object(service), detail: note }),
  hoursSignedIn: event({ data: z.object({ ...service, method: z.enum(signMethods), at: instant }) }),
  hoursSignedOut: event({ data: z.object({ ...service, method: z.enum(signMethods), at: instant }) }),
  /** Told by a deadline: signed in so long ago, and not signed out. */
  signOutFellDue: event({ data: z.object({ hoursId: id, at: instant }) }),
  hoursVoided: event({ data: z.object({ ...service, from: z.enum(hoursStates) }), detail: note }),
  hoursProved: event({
    data: z.object({ ...service, from: instant, to: instant, evidence }),
    detail: reason,
  }),
  hoursCounted: event({
    data: z.object({
      ...{ ...service, kind: z.enum(volunteerKinds), unitId: id.optional(), from: instant },
      /** In steps of half an hour. */
      minutes: count,
      flags: z.array(z.enum(flags)).max(5),
    }),
    detail: note,
  }),
};

const reward = { rewardId: id };
const redemption = { redemptionId: id, rewardId: id, ...holder };

/** 奖项, 兑换, 荣誉. */
const rewards = {
  rewardOffered: event({
    data: z.object({ ...reward, price, stock: count }),
    detail: z.strictObject({ title: text, description: text.optional() }),
  }),
  rewardRestocked: event({ data: z.object({ ...reward, stock: count, before: count }) }),
  rewardClosed: event({ data: z.object(reward), detail: note }),
  rewardRedeemed: event({ data: z.object({ ...redemption, price }) }),
  redemptionHandedOver: event({ data: z.object(redemption), detail: note }),
  redemptionCancelled: event({
    data: z.object({ ...redemption, price, redeemedAt: instant }),
    detail: reason,
  }),
};

const honour = { honourId: id, ...holder };
const honours = {
  honourNominated: event({
    data: z.object({ ...honour, year: count }),
    detail: z.strictObject({ title: text, basis: text }),
  }),
  honourScreened: event({ data: z.object(honour), detail: note }),
  honourPublicised: event({ data: z.object({ ...honour, until: instant }) }),
  honourAwarded: event({ data: z.object(honour), detail: note }),
  honourRejected: event({ data: z.object({ ...honour, from: z.enum(honourStates) }), detail: reason }),
  honourRevoked: event({ data: z.object(honour), detail: reason }),
};

const assessment = { assessmentId: id, kind: z.enum(assessmentKinds), term, unitId: id.optional() };
/** 成员单位考核, 网格考核. */
const assessments = {
  assessmentOpened: event({ data: z.object(assessment) }),
  assessmentReported: event({
    data: z.object({ ...assessment, evidence }),
    detail: z.strictObject({ report: text }),
  }),
  assessmentScored: event({
    data: z.object({
      ...{ ...assessment, marks: z.array(mark).max(5), bonus: mark, deduction: mark, score: hundredths },
      grade: z.enum(grades),
    }),
    detail: note,
  }),
  assessmentPublicised: event({ data: z.object({ ...assessment, until: instant }) }),
  /** An appeal was upheld: it is scored again. */
  assessmentReturned: event({ data: z.object(assessment) }),
  assessmentSettled: event({ data: z.object({ ...assessment, score: hundredths, grade: z.enum(grades) }) }),
  /** The days of a notice of an honour or an assessment are over: told by a deadline. */
  publicNoticeFellDue: event({ data: z.object({ subjectId: id, until: instant }) }),
};

export const serviceEvents = { ...volunteering, ...rewards, ...honours, ...assessments };
