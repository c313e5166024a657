import { event } from '@heli/sdk';
import { z } from 'zod';
import {
  certificateKinds,
  count,
  day,
  grades,
  id,
  instant,
  minutes,
  objectionSubjects,
  person,
  roundKinds,
  roundStates,
  text,
  trainingKinds,
  year,
} from './model.js';
import { evidence, settlement } from './parts.js';

const note = z.strictObject({ note: text.optional() });
const reason = z.strictObject({ reason: text });
const trained = { recordId: id, trainingId: id, staffId: id, personId: person, minutes, day };

/** 培训. */
const trainings = {
  trainingPlanned: event({
    data: z.object({ trainingId: id, kind: z.enum(trainingKinds), minutes, day }),
    detail: z.strictObject({ title: text, provider: text.optional() }),
  }),
  trainingCancelled: event({ data: z.object({ trainingId: id }), detail: reason }),
  trainingRecorded: event({ data: z.object({ ...trained, at: instant }) }),
  trainingVoided: event({ data: z.object({ ...trained, at: instant }), detail: reason }),
};

const certificate = { certificateId: id, personId: person, kind: z.enum(certificateKinds) };
/** 证书: valid → expiring → expired. */
const certificates = {
  certificateEntered: event({
    data: z.object({ ...certificate, issued: day, expires: day.optional(), evidence }),
    /** All but the last characters are hidden before it is told. */
    detail: z.strictObject({ number: text.optional() }),
  }),
  /** Told by a deadline: so many days before its last, and after it. */
  certificateFellDue: event({ data: z.object({ certificateId: id, step: z.enum(['expiring', 'expired']) }) }),
  certificateExpiring: event({ data: z.object({ ...certificate, expires: day }) }),
  certificateExpired: event({ data: z.object({ ...certificate, expires: day }) }),
  certificateRevoked: event({ data: z.object({ ...certificate, expiring: z.boolean() }), detail: reason }),
};

const grading = { gradingId: id, roundId: id, personId: person };
/** 民主评议. Of a secret ballot nothing is told but how many might vote and the counts; a grade is a word that goes with its person. */
const appraisal = {
  roundPlanned: event({ data: z.object({ roundId: id, kind: z.enum(roundKinds), year, members: count }) }),
  roundAdvanced: event({
    data: z.object({ roundId: id, from: z.enum(roundStates), to: z.enum(roundStates) }),
    detail: note,
  }),
  selfAppraised: event({ data: z.object(grading), detail: z.strictObject({ text }) }),
  peerCommented: event({ data: z.object(grading), detail: z.strictObject({ comment: text }) }),
  evidenceProposed: event({
    data: z.object({ ...grading, evidenceId: id, caseId: id.optional() }),
    detail: z.strictObject({ text }),
  }),
  evidenceAnswered: event({
    data: z.object({ ...grading, evidenceId: id, agreed: z.boolean() }),
    detail: note,
  }),
  ballotsOpened: event({ data: z.object({ roundId: id, entitled: count, gradings: count }) }),
  /** The first of two tellers says that the boxes may be opened. */
  countAttested: event({ data: z.object({ roundId: id }) }),
  gradingCounted: event({
    data: z.object({
      ...{ ...grading, entitled: count, cast: count, unreadable: count },
      counts: z.object({ best: count, good: count, fair: count, poor: count }),
      secrecy: z.enum(['kept', 'fewVoters', 'unanimous']),
    }),
  }),
  gradingVoided: event({ data: z.object({ ...grading, reason: z.enum(['keyLost', 'boxAltered']) }) }),
  gradeDecided: event({
    data: z.object(grading),
    detail: z.strictObject({ grade: z.enum(grades), reason: text }),
  }),
  /** The superior's approval of more excellent grades than a third. */
  approvalAttached: event({
    data: z.object({ roundId: id, evidence }),
    detail: z.strictObject({ reference: text }),
  }),
  roundPublished: event({
    data: z.object({
      ...{ roundId: id, kind: z.enum(roundKinds), year, members: count, approved: z.boolean() },
      counts: z.object({ best: count, good: count, fair: count, poor: count }),
    }),
  }),
  /** An objection was upheld: the committee decides again. */
  gradingReturned: event({ data: z.object({ ...grading, from: z.enum(roundStates) }) }),
};

const objection = {
  ...{ objectionId: id, subjectKind: z.enum(objectionSubjects), subjectId: id, personId: person },
};
/** 异议. */
const objections = {
  objectionFiled: event({ data: z.object({ ...objection, due: instant, evidence }), detail: reason }),
  objectionDecided: event({ data: z.object({ ...objection, upheld: z.boolean() }), detail: reason }),
  objectionFellDue: event({ data: z.object({ objectionId: id, ...settlement }) }),
  objectionOverdue: event({
    data: z.object({ objectionId: id, subjectKind: z.enum(objectionSubjects), due: instant }),
  }),
};

export const growthEvents = { ...trainings, ...certificates, ...appraisal, ...objections };
