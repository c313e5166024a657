import { event } from '@heli/sdk';
import { z } from 'zod';
import {
  candidateStates,
  count,
  day,
  employments,
  endReasons,
  id,
  instant,
  norm,
  person,
  postKinds,
  recruitmentStates,
  reserveOutcomes,
  testStages,
  text,
} from './model.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const post = { postId: id, kind: z.enum(postKinds) };
const staff = { staffId: id, ...post, personId: person };

/** 岗位, 任职记录. */
const posts = {
  postDefined: event({
    data: z.object({ ...post, norm, from: day }),
    detail: z.strictObject({
      ...{ title: text, duties: text.optional(), requirements: text.optional(), basis: text.optional() },
    }),
  }),
  /** A norm that takes effect on a later day. */
  normPlanned: event({
    data: z.object({ ...post, norm, from: day }),
    detail: z.strictObject({ basis: text }),
  }),
  /** The day of a planned norm has come: told by a deadline. */
  normFellDue: event({ data: z.object({ postId: id, from: day }) }),
  normSet: event({
    data: z.object({ ...post, norm, before: norm, from: day }),
    detail: z.strictObject({ basis: text.optional() }),
  }),
  postAbolished: event({ data: z.object({ ...post, norm }), detail: reason }),
  /** A place of it has been vacant for long: asked by a deadline, told where it still is. */
  vacancyFellDue: event({ data: z.object({ postId: id, since: day }) }),
  vacancyLasting: event({ data: z.object({ ...post, since: day, vacancies: count }) }),

  staffStarted: event({
    data: z.object({ ...staff, employment: z.enum(employments), from: day }),
    detail: z.strictObject({ basis: text.optional(), grade: text.optional() }),
  }),
  gradeChanged: event({
    data: z.object({ staffId: id, personId: person }),
    detail: z.strictObject({ grade: text, basis: text.optional() }),
  }),
  staffEnded: event({
    data: z.object({
      ...{ ...staff, employment: z.enum(employments), reason: z.enum(endReasons) },
      /** The first day on which they no longer serve. */
      to: day,
    }),
    detail: note,
  }),
  /** Somebody who serves full-time has a valid social-work certificate from now on, or no longer. */
  workerCertified: event({ data: z.object(staff) }),
  workerUncertified: event({ data: z.object(staff) }),
};

const recruitment = { recruitmentId: id, postId: id };
const candidate = { candidateId: id, recruitmentId: id, personId: person };
const recruitments = {
  recruitmentPlanned: event({
    data: z.object({ ...recruitment, kind: z.enum(postKinds), places: count }),
    detail: z.strictObject({ title: text, plan: text.optional() }),
  }),
  recruitmentAdvanced: event({
    data: z.object({
      ...{ ...recruitment, from: z.enum(recruitmentStates), to: z.enum(recruitmentStates) },
      until: instant.optional(),
    }),
    detail: note,
  }),
  recruitmentHired: event({ data: z.object({ ...recruitment, hired: count }), detail: note }),
  recruitmentFailed: event({
    data: z.object({ ...recruitment, from: z.enum(recruitmentStates) }),
    detail: reason,
  }),
  candidateEntered: event({ data: z.object(candidate), detail: note }),
  candidatePassed: event({
    data: z.object({ ...candidate, stage: z.enum(testStages) }),
    detail: z.strictObject({ result: text.optional() }),
  }),
  candidateExcluded: event({
    data: z.object({ ...candidate, stage: z.enum(recruitmentStates) }),
    detail: reason,
  }),
  candidateWithdrawn: event({
    data: z.object({ ...candidate, from: z.enum(candidateStates) }),
    detail: note,
  }),
  candidateHired: event({ data: z.object({ ...candidate, staffId: id }) }),
};

const member = { memberId: id, personId: person, unitId: id };
/** 兼职委员. */
const members = {
  memberNominated: event({
    data: z.object({ ...member, from: day, to: day }),
    detail: z.strictObject({ basis: text }),
  }),
  memberApproved: event({ data: z.object(member), detail: note }),
  memberDeclined: event({ data: z.object(member), detail: reason }),
  memberReported: event({ data: z.object(member), detail: z.strictObject({ report: text }) }),
  /** The last day of their term is over: told by a deadline. */
  termFellDue: event({ data: z.object({ memberId: id, to: day }) }),
  memberEnded: event({ data: z.object({ ...member, termOver: z.boolean() }), detail: note }),
};

const reserve = { reserveId: id, personId: person, kind: z.enum(postKinds) };
/** 后备人才. */
const reserves = {
  reserveListed: event({
    data: z.object({ ...reserve, mentorId: person.optional() }),
    detail: z.strictObject({ plan: text }),
  }),
  reserveReviewed: event({
    /** `ready`: counted as reviewed already. */
    data: z.object({ ...reserve, ready: z.boolean() }),
    detail: z.strictObject({ review: text }),
  }),
  /** So many months have passed since their last review: told by a deadline. */
  reviewFellDue: event({ data: z.object({ reserveId: id, since: instant }) }),
  reserveLapsed: event({ data: z.object(reserve) }),
  reserveEnded: event({
    data: z.object({ ...reserve, outcome: z.enum(reserveOutcomes), ready: z.boolean() }),
    detail: note,
  }),
};

export const postEvents = { ...posts, ...recruitments, ...members, ...reserves };
