import type {
  CandidateState,
  Employment,
  EndReason,
  MemberState,
  PostKind,
  PostState,
  RecruitmentState,
  ReserveState,
  StaffState,
  TestStage,
} from '@heli/contracts/personnel';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A norm from a day on. */
export interface Norm {
  readonly from: string;
  readonly norm: number;
  readonly basis: string;
}

/** 岗位. */
export const Post = defineEntity({
  name: 'personnel.Post',
  tableName: 'personnel_post',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    kind: p.text().$type<PostKind>(),
    title: p.text(),
    duties: p.text().nullable(),
    requirements: p.text().nullable(),
    /** In the order of their days; the last one may lie ahead. */
    norms: p.json<Norm[]>(),
    state: p.text().$type<PostState>(),
  },
});
export type PostItem = InferEntity<typeof Post>;

/** 任职记录: who holds a post, from a day on, until the day before `to`. */
export const Staff = defineEntity({
  name: 'personnel.Staff',
  tableName: 'personnel_staff',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    postId: p.text(),
    kind: p.text().$type<PostKind>(),
    employment: p.text().$type<Employment>(),
    grade: p.text().nullable(),
    basis: p.text().nullable(),
    firstDay: p.text(),
    leftOn: p.text().nullable(),
    endReason: p.text().$type<EndReason>().nullable(),
    /** Since when they count as certified. */
    certifiedAt: p.text().nullable(),
    state: p.text().$type<StaffState>(),
  },
});
export type StaffItem = InferEntity<typeof Staff>;

/** 招聘. */
export const Recruitment = defineEntity({
  name: 'personnel.Recruitment',
  tableName: 'personnel_recruitment',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    postId: p.text(),
    kind: p.text().$type<PostKind>(),
    title: p.text(),
    plan: p.text().nullable(),
    places: p.integer(),
    /** Beginning and end of the public notice. */
    noticeAt: p.text().nullable(),
    until: p.text().nullable(),
    state: p.text().$type<RecruitmentState>(),
  },
});
export type RecruitmentItem = InferEntity<typeof Recruitment>;

/** 候选人. */
export const Candidate = defineEntity({
  name: 'personnel.Candidate',
  tableName: 'personnel_candidate',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    recruitmentId: p.text(),
    /** The last stage that they passed. */
    passed: p.text().$type<TestStage>().nullable(),
    /** Who judged them last. */
    decider: p.text().nullable(),
    reason: p.text().nullable(),
    state: p.text().$type<CandidateState>(),
  },
});
export type CandidateItem = InferEntity<typeof Candidate>;

/** 兼职委员: sent by a unit, whose affiliation stays as it is. */
export const Member = defineEntity({
  name: 'personnel.Member',
  tableName: 'personnel_member',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text(),
    owner: p.text(),
    personId: p.text(),
    firstDay: p.text(),
    lastDay: p.text(),
    basis: p.text(),
    report: p.text().nullable(),
    state: p.text().$type<MemberState>(),
  },
});
export type MemberItem = InferEntity<typeof Member>;

/** 后备人才. */
export const Reserve = defineEntity({
  name: 'personnel.Reserve',
  tableName: 'personnel_reserve',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    mentorId: p.text().nullable(),
    kind: p.text().$type<PostKind>(),
    plan: p.text(),
    review: p.text().nullable(),
    reviewedAt: p.text().nullable(),
    /** Reviewed, and the review is not too long ago. */
    ready: p.boolean(),
    state: p.text().$type<ReserveState>(),
  },
});
export type ReserveItem = InferEntity<typeof Reserve>;
