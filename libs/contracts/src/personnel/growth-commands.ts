import { command, fileIds } from '@heli/sdk';
import { z } from 'zod';
import {
  certificateKinds,
  certificateStates,
  count,
  day,
  evidenceStates,
  grades,
  id,
  line,
  minutes,
  objectionStates,
  objectionSubjects,
  person,
  recordStates,
  roundKinds,
  roundStates,
  text,
  trainingKinds,
  trainingStates,
  year,
} from './model.js';
import { may } from './permissions.js';

const note = text.optional();
const onTraining = z.strictObject({ trainingId: id });
const onCertificate = z.strictObject({ certificateId: id });
const onRound = z.strictObject({ roundId: id });
const onGrading = z.strictObject({ gradingId: id });
const onObjection = z.strictObject({ objectionId: id });
const trainingOutput = z.object({ trainingId: id, state: z.enum(trainingStates) });
const certificateOutput = z.object({ certificateId: id, state: z.enum(certificateStates) });
const roundOutput = z.object({ roundId: id, state: z.enum(roundStates) });
const gradingOutput = z.object({ gradingId: id, state: z.enum(roundStates) });
const evidenceOutput = z.object({ evidenceId: id, state: z.enum(evidenceStates) });
const objectionOutput = z.object({ objectionId: id, state: z.enum(objectionStates) });

const trainings = {
  planTraining: command({
    permission: may.holdTraining,
    input: z.strictObject({
      ...{ title: line, kind: z.enum(trainingKinds), minutes, day, provider: line.optional() },
    }),
    output: trainingOutput,
  }),
  cancelTraining: command({
    permission: may.holdTraining,
    input: onTraining.extend({ reason: text }),
    output: trainingOutput,
  }),
  /** Those who took part to the end; all of its time if `minutes` is left out. */
  recordTraining: command({
    permission: may.holdTraining,
    input: onTraining.extend({ personIds: z.array(person).min(1).max(200), minutes: minutes.optional() }),
    output: trainingOutput.extend({ recorded: count }),
  }),
  voidTraining: command({
    permission: may.holdTraining,
    input: z.strictObject({ recordId: id, reason: text }),
    output: z.object({ recordId: id, state: z.enum(recordStates) }),
  }),
  enterCertificate: command({
    permission: may.keepCertificate,
    input: z.strictObject({
      ...{ personId: person, kind: z.enum(certificateKinds), issued: day, expires: day.optional() },
      /** Of its number only the last four characters are kept. */
      number: line.optional(),
      files: fileIds(5),
    }),
    output: certificateOutput,
  }),
  revokeCertificate: command({
    permission: may.keepCertificate,
    input: onCertificate.extend({ reason: text }),
    output: certificateOutput,
  }),
};

const rounds = {
  /** Once a year for each kind; whose file is kept here may be on its list. */
  planRound: command({
    permission: may.runRound,
    input: z.strictObject({
      ...{ kind: z.enum(roundKinds), year, personIds: z.array(person).min(1).max(100) },
    }),
    output: roundOutput,
  }),
  /** 个人自评, then 党员互评; after publication 结果运用, then 归档. */
  advanceRound: command({
    permission: may.runRound,
    input: onRound.extend({ note }),
    output: roundOutput,
  }),
  dropRound: command({
    permission: may.runRound,
    input: onRound.extend({ note: text }),
    output: roundOutput,
  }),
  writeSelfAppraisal: command({
    permission: may.write,
    input: onGrading.extend({ text }),
    output: gradingOutput,
  }),
  /** By somebody who is appraised in the same round. */
  commentOnPeer: command({
    permission: may.write,
    input: onGrading.extend({ comment: text }),
    output: gradingOutput,
  }),
  /** What speaks for somebody, a case that went well among it; it counts when they agree. */
  proposeEvidence: command({
    permission: may.proposeEvidence,
    input: onGrading.extend({ text, caseId: id.optional() }),
    output: evidenceOutput,
  }),
  answerEvidence: command({
    permission: may.write,
    input: z.strictObject({ evidenceId: id, agreed: z.boolean(), note }),
    output: evidenceOutput,
  }),
  /** 民主测评: a secret ballot about each who is appraised, by the roll without them. */
  openBallots: command({
    permission: may.runRound,
    input: onRound.extend({ roll: z.array(person).min(4).max(500) }),
    output: roundOutput.extend({ entitled: count, gradings: count }),
  }),
  castGrade: command({
    permission: may.castGrade,
    secret: true,
    input: z.strictObject({ ballotId: id, grade: z.enum(grades) }),
    output: z.object({}),
  }),
  attestCount: command({ permission: may.count, input: onRound, output: roundOutput }),
  countBallots: command({
    permission: may.count,
    input: onRound,
    output: roundOutput.extend({ entitled: count, cast: count, void: count }),
  }),
  /** 组织评定: the committee decides, not the votes alone. */
  decideGrade: command({
    permission: may.decideGrade,
    input: onGrading.extend({ grade: z.enum(grades), reason: text }),
    output: gradingOutput,
  }),
  giveFeedback: command({
    permission: may.decideGrade,
    input: onRound.extend({ note }),
    output: roundOutput,
  }),
  /** The superior's, for more excellent grades than a third. */
  attachApproval: command({
    permission: may.decideGrade,
    input: onRound.extend({ reference: line, files: fileIds(5) }),
    output: roundOutput,
  }),
  publishRound: command({
    permission: may.decideGrade,
    input: onRound,
    output: roundOutput.extend({ members: count, best: count }),
  }),
};

const objections = {
  fileObjection: command({
    permission: may.object,
    input: z.strictObject({
      ...{ subjectKind: z.enum(objectionSubjects), subjectId: id, reason: text, files: fileIds(10) },
    }),
    output: objectionOutput,
  }),
  upholdObjection: command({
    permission: may.decideObjection,
    input: onObjection.extend({ reason: text }),
    output: objectionOutput,
  }),
  dismissObjection: command({
    permission: may.decideObjection,
    input: onObjection.extend({ reason: text }),
    output: objectionOutput,
  }),
};

export const growthCommands = { ...trainings, ...rounds, ...objections };
