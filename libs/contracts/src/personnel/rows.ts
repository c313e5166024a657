import { fileRow, historyRow } from '@heli/sdk/rows';
import { z } from 'zod';
import * as model from './model.js';

const { count, day, id, instant, organisation } = model;
const history = z.array(historyRow);
const files = z.array(fileRow);
const word = z.string();

/** `id` and `postId` are the same, and so on, so that a page can fill a command's input from a row. */
export const postRow = z.object({
  id,
  postId: id,
  kind: z.enum(model.postKinds),
  title: word,
  organisation,
  norm: count,
  serving: count,
  ...{ vacancies: count, since: day.nullable(), state: z.enum(model.postStates) },
});
export const normRow = z.object({ id, from: day, norm: count, basis: word });
export const staffRow = z.object({
  ...{ id, staffId: id, postId: id, post: word, name: word, organisation, grade: word },
  ...{ employment: z.enum(model.employments), from: day, to: day.nullable(), certified: z.boolean() },
  state: z.enum(model.staffStates),
});
export const postCard = postRow.extend({
  ...{ duties: word, requirements: word, norms: z.array(normRow), history },
});
export const staffCard = staffRow.extend({ basis: word, history });

export const recruitmentRow = z.object({
  ...{ id, recruitmentId: id, title: word, kind: z.enum(model.postKinds), post: word, organisation },
  ...{ places: count, candidates: count, until: instant.nullable(), state: z.enum(model.recruitmentStates) },
});
export const candidateRow = z.object({
  ...{ id, candidateId: id, recruitmentId: id, recruitment: word, name: word, organisation },
  /** The last stage that they passed, and the one they are in. */
  ...{ passed: word, stage: z.enum(model.recruitmentStates), state: z.enum(model.candidateStates) },
  /** What an objection against it names. */
  ...{ subjectKind: z.literal('candidate'), subjectId: id },
});
export const recruitmentCard = recruitmentRow.extend({
  ...{ plan: word, listed: z.array(candidateRow), history },
});
export const candidateCard = candidateRow.extend({ reason: word, history });

export const objectionRow = z.object({
  ...{ id, objectionId: id, subjectKind: z.enum(model.objectionSubjects), subject: word, organisation },
  ...{ reason: word, filedAt: instant, due: instant, overdue: z.boolean() },
  state: z.enum(model.objectionStates),
});
export const objectionCard = objectionRow.extend({ files, history });

export const memberRow = z.object({
  ...{ id, memberId: id, name: word, unit: word, organisation, from: day, to: day },
  state: z.enum(model.memberStates),
});
export const memberCard = memberRow.extend({ basis: word, report: word, history });

export const reserveRow = z.object({
  ...{ id, reserveId: id, name: word, kind: z.enum(model.postKinds), mentor: word, organisation },
  ...{ reviewedAt: instant.nullable(), ready: z.boolean(), state: z.enum(model.reserveStates) },
});
export const reserveCard = reserveRow.extend({ plan: word, review: word, history });

export const trainingRow = z.object({
  id,
  trainingId: id,
  title: word,
  kind: z.enum(model.trainingKinds),
  minutes: count,
  day,
  provider: word,
  ...{ organisation, people: count, state: z.enum(model.trainingStates) },
});
export const recordRow = z.object({
  ...{ id, recordId: id, trainingId: id, training: word, name: word, day, minutes: count, organisation },
  state: z.enum(model.recordStates),
});
export const trainingCard = trainingRow.extend({ history });

export const certificateRow = z.object({
  ...{ id, certificateId: id, name: word, kind: z.enum(model.certificateKinds), number: word, issued: day },
  ...{ expires: day.nullable(), organisation, state: z.enum(model.certificateStates) },
});
export const certificateCard = certificateRow.extend({ files, history });

export const roundRow = z.object({
  ...{ id, roundId: id, kind: z.enum(model.roundKinds), year: count, organisation, people: count },
  ...{ entitled: count, turnout: count.nullable(), state: z.enum(model.roundStates) },
});
export const roundCard = roundRow.extend({
  ...{ best: count, mostBest: count, approval: word, files, history },
});
export const evidenceRow = z.object({
  ...{ id, evidenceId: id, text: word, caseId: word, state: z.enum(model.evidenceStates) },
});
export const gradingRow = z.object({
  id,
  gradingId: id,
  roundId: id,
  kind: z.enum(model.roundKinds),
  year: count,
  name: word,
  organisation,
  /** How many gave which grade, once it is counted. */
  ...{ bestVotes: count, goodVotes: count, fairVotes: count, poorVotes: count },
  ...{ grade: word, state: z.enum(model.roundStates) },
  ...{ subjectKind: z.literal('grading'), subjectId: id },
});
export const gradingCard = gradingRow.extend({
  ...{ self: word, comments: word, reason: word, evidence: z.array(evidenceRow), history },
});
/** A slip that whoever asks may put into the box. */
export const ballotRow = z.object({
  ...{ id, ballotId: id, kind: z.enum(model.roundKinds), year: count, name: word, organisation },
  /** `entitled`, or `cast` already. */
  standing: z.enum(['entitled', 'cast']),
});

export const pioneerRow = z.object({
  ...{ id, pioneerId: id, title: word, organisation, slots: count, taken: count },
  state: z.enum(model.pioneerStates),
});
export const assignmentRow = z.object({
  ...{ id, assignmentId: id, pioneer: word, name: word, pledge: word, organisation, logs: count },
  state: z.enum(model.assignmentStates),
});
export const logRow = z.object({
  ...{ id, logId: id, assignmentId: id, pioneer: word, name: word, text: word, at: instant, organisation },
  state: z.enum(model.logStates),
});
export const pioneerCard = pioneerRow.extend({ duties: word, holders: z.array(assignmentRow), history });
export const assignmentCard = assignmentRow.extend({ remark: word, duties: z.array(logRow), history });
export const logCard = logRow.extend({ files, history });

export const teamRow = z.object({
  id,
  teamId: id,
  title: word,
  kind: z.enum(model.teamKinds),
  leader: word,
  organisation,
  people: count,
  state: z.enum(model.teamStates),
});
export const teamCard = teamRow.extend({
  ...{ members: z.array(z.object({ id, name: word, since: instant })), history },
});

/** A line of one's own file, whatever it is about. */
export const ownRow = z.object({
  ...{ id, about: word, title: word, organisation, from: word, to: word, state: word },
});
export const ownCard = ownRow.extend({ history });
