import { command } from '@heli/sdk';
import { z } from 'zod';
import {
  candidateStates,
  count,
  day,
  employments,
  endReasons,
  id,
  instant,
  line,
  memberStates,
  norm,
  person,
  postKinds,
  postStates,
  recruitmentStates,
  reserveOutcomes,
  reserveStates,
  staffStates,
  text,
} from './model.js';
import { may } from './permissions.js';

const note = text.optional();
const onRecruitment = z.strictObject({ recruitmentId: id });
const onCandidate = z.strictObject({ candidateId: id });
const onMember = z.strictObject({ memberId: id });
const onReserve = z.strictObject({ reserveId: id });
const postOutput = z.object({ postId: id, norm: count, state: z.enum(postStates) });
const staffOutput = z.object({ staffId: id, state: z.enum(staffStates) });
const recruitmentOutput = z.object({ recruitmentId: id, state: z.enum(recruitmentStates) });
const candidateOutput = z.object({ candidateId: id, state: z.enum(candidateStates) });
const memberOutput = z.object({ memberId: id, state: z.enum(memberStates) });
const reserveOutput = z.object({ reserveId: id, state: z.enum(reserveStates) });

const posts = {
  definePost: command({
    permission: may.definePost,
    input: z.strictObject({
      ...{ kind: z.enum(postKinds), title: line, norm, from: day.optional() },
      ...{ duties: note, requirements: note, basis: note },
    }),
    output: postOutput,
  }),
  /** How many should hold the post, from a day on: today, or a later one. */
  setNorm: command({
    permission: may.definePost,
    input: z.strictObject({ postId: id, norm, from: day.optional(), basis: text }),
    output: postOutput,
  }),
  abolishPost: command({
    permission: may.definePost,
    input: z.strictObject({ postId: id, reason: text }),
    output: postOutput,
  }),

  startService: command({
    permission: may.keepStaff,
    input: z.strictObject({
      ...{ postId: id, personId: person, employment: z.enum(employments), from: day.optional() },
      ...{ grade: line.optional(), basis: note },
    }),
    output: staffOutput,
  }),
  changeGrade: command({
    permission: may.keepStaff,
    input: z.strictObject({ staffId: id, grade: line, basis: note }),
    output: staffOutput,
  }),
  endService: command({
    permission: may.keepStaff,
    /** The first day on which they no longer serve; today if left out. */
    input: z.strictObject({ staffId: id, endReason: z.enum(endReasons), to: day.optional(), note }),
    output: staffOutput,
  }),
};

const recruitments = {
  planRecruitment: command({
    permission: may.recruit,
    input: z.strictObject({
      ...{ postId: id, title: line, places: z.number().int().min(1).max(200), plan: note },
    }),
    output: recruitmentOutput,
  }),
  /** Goes on to the next stage: 简章, 报名, 笔试, 资格复审, 面试, 体检, 考察, 公示. */
  advanceRecruitment: command({
    permission: may.recruit,
    input: onRecruitment.extend({ note }),
    output: recruitmentOutput.extend({ until: instant.nullable() }),
  }),
  hireCandidates: command({
    permission: may.hire,
    input: onRecruitment.extend({ employment: z.enum(employments).default('fullTime'), note }),
    output: recruitmentOutput.extend({ hired: count }),
  }),
  failRecruitment: command({
    permission: may.recruit,
    input: onRecruitment.extend({ reason: text }),
    output: recruitmentOutput,
  }),
  enterCandidate: command({
    permission: may.enterCandidate,
    input: onRecruitment.extend({ personId: person, note }),
    output: candidateOutput,
  }),
  /** Enters oneself. */
  applyFor: command({
    permission: may.apply,
    input: onRecruitment.extend({ note }),
    output: candidateOutput,
  }),
  passCandidate: command({
    permission: may.judgeCandidate,
    input: onCandidate.extend({ result: line.optional() }),
    output: candidateOutput,
  }),
  excludeCandidate: command({
    permission: may.judgeCandidate,
    input: onCandidate.extend({ reason: text }),
    output: candidateOutput,
  }),
  withdrawCandidate: command({
    permission: may.apply,
    input: onCandidate.extend({ note }),
    output: candidateOutput,
  }),
};

const members = {
  nominateMember: command({
    permission: may.nominateMember,
    input: z.strictObject({ personId: person, unitId: id, from: day, to: day, basis: text }),
    output: memberOutput,
  }),
  approveMember: command({
    permission: may.approveMember,
    input: onMember.extend({ note }),
    output: memberOutput,
  }),
  declineMember: command({
    permission: may.approveMember,
    input: onMember.extend({ reason: text }),
    output: memberOutput,
  }),
  /** 述职 of a part-time member, by themselves. */
  reportMember: command({
    permission: may.reportMember,
    input: onMember.extend({ report: text }),
    output: memberOutput,
  }),
  endMember: command({
    permission: may.approveMember,
    input: onMember.extend({ note }),
    output: memberOutput,
  }),

  listReserve: command({
    permission: may.keepReserve,
    input: z.strictObject({
      ...{ personId: person, kind: z.enum(postKinds), mentorId: person.optional(), plan: text },
    }),
    output: reserveOutput,
  }),
  reviewReserve: command({
    permission: may.keepReserve,
    input: onReserve.extend({ review: text }),
    output: reserveOutput,
  }),
  endReserve: command({
    permission: may.keepReserve,
    input: onReserve.extend({ outcome: z.enum(reserveOutcomes), note }),
    output: reserveOutput,
  }),
};

export const postCommands = { ...posts, ...recruitments, ...members };
