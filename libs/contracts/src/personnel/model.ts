import { personId } from '@heli/sdk';
import { z } from 'zod';

/** 岗位: the posts whose holders are on the establishment (domain.md, section 6). */
export const postKinds = [
  'secretary',
  'deputy',
  'committee',
  'socialWorker',
  'gridWorker',
  'instructor',
] as const;
export type PostKind = (typeof postKinds)[number];
export const postStates = ['open', 'abolished'] as const;
export type PostState = (typeof postStates)[number];

/** 任职记录. */
export const employments = ['fullTime', 'partTime', 'seconded'] as const;
export type Employment = (typeof employments)[number];
export const staffStates = ['serving', 'left'] as const;
export type StaffState = (typeof staffStates)[number];
/** Why somebody left; the first two are a turnover. */
export const endReasons = ['ownWish', 'dismissed', 'retired', 'transferred', 'termOver', 'died'] as const;
export type EndReason = (typeof endReasons)[number];

/** 招聘: 简章, 报名, 笔试, 资格复审, 面试, 体检, 考察, 公示, 聘用. */
export const recruitmentStates = [
  ...(['planned', 'announced', 'registration', 'exam', 'review', 'interview', 'physical'] as const),
  ...(['vetting', 'publicNotice', 'hired', 'failed'] as const),
] as const;
export type RecruitmentState = (typeof recruitmentStates)[number];
/** Stages that every candidate has to pass. */
export const testStages = ['exam', 'review', 'interview', 'physical', 'vetting'] as const;
export type TestStage = (typeof testStages)[number];
export const candidateStates = ['registered', 'excluded', 'withdrawn', 'hired'] as const;
export type CandidateState = (typeof candidateStates)[number];

/** 异议. */
export const objectionStates = ['filed', 'upheld', 'dismissed'] as const;
export type ObjectionState = (typeof objectionStates)[number];
export const objectionSubjects = ['candidate', 'grading'] as const;
export type ObjectionSubject = (typeof objectionSubjects)[number];

/** 兼职委员. */
export const memberStates = ['nominated', 'serving', 'declined', 'ended'] as const;
export type MemberState = (typeof memberStates)[number];

/** 后备人才. */
export const reserveStates = ['listed', 'ended'] as const;
export type ReserveState = (typeof reserveStates)[number];
export const reserveOutcomes = ['appointed', 'removed'] as const;

/** 培训. */
export const trainingKinds = ['induction', 'skills', 'party', 'safety', 'other'] as const;
export type TrainingKind = (typeof trainingKinds)[number];
export const trainingStates = ['planned', 'held', 'cancelled'] as const;
export type TrainingState = (typeof trainingStates)[number];
export const recordStates = ['counted', 'void'] as const;
export type RecordState = (typeof recordStates)[number];

/** 证书; the first three are a social worker's. */
export const certificateKinds = ['assistant', 'worker', 'senior', 'mediator', 'other'] as const;
export type CertificateKind = (typeof certificateKinds)[number];
export const socialWork: readonly CertificateKind[] = ['assistant', 'worker', 'senior'];
export const certificateStates = ['valid', 'expiring', 'expired', 'revoked'] as const;
export type CertificateState = (typeof certificateStates)[number];

/** 民主评议, 年度考核. */
export const roundKinds = ['partyMembers', 'staff', 'cadre'] as const;
export type RoundKind = (typeof roundKinds)[number];
export const roundStates = [
  ...(['planned', 'selfAppraisal', 'peer', 'ballot', 'committee', 'feedback', 'published'] as const),
  ...(['used', 'archived', 'dropped'] as const),
] as const;
export type RoundState = (typeof roundStates)[number];
/** 优秀, 合格, 基本合格, 不合格; of one length, so that slips are. */
export const grades = ['best', 'good', 'fair', 'poor'] as const;
export type Grade = (typeof grades)[number];
/** 佐证: what speaks for somebody counts only when they know of it. */
export const evidenceStates = ['proposed', 'agreed', 'refused'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** 党员先锋岗. */
export const pioneerStates = ['defined', 'open', 'ended'] as const;
export type PioneerState = (typeof pioneerStates)[number];
export const assignmentStates = ['chosen', 'shown', 'performing', 'appraised', 'ended'] as const;
export type AssignmentState = (typeof assignmentStates)[number];
export const logStates = ['reported', 'verified', 'returned'] as const;
export type LogState = (typeof logStates)[number];

/** 志愿服务队. */
export const teamKinds = ['member', 'community', 'professional', 'emergency'] as const;
export type TeamKind = (typeof teamKinds)[number];
export const teamStates = ['formed', 'dissolved'] as const;
export type TeamState = (typeof teamStates)[number];

/** ● ▲ ■ */
export const statuses = ['ok', 'warn', 'bad'] as const;
export type Status = (typeof statuses)[number];

export const id = z.string().min(1).max(64);
/** A person of the kernel's register: an erasure finds such ids by this very schema. */
export const person = personId;
/** Code of an organisation: a division's twelve digits, three more for a grid. */
export const organisation = z.string().min(1).max(20);
/** As stored: UTC with milliseconds, so that times compare as text. */
export const instant = z.iso.datetime({ precision: 3 });
export const day = z.iso.date();
export const line = z.string().trim().min(1).max(200);
export const text = z.string().trim().min(1).max(2000);
export const count = z.number().int().nonnegative();
/** Holders that a post should have. */
export const norm = z.number().int().min(0).max(500);
export const slots = z.number().int().min(1).max(500);
/** Of a training; written in steps of a quarter of an hour. */
export const minutes = z.number().int().min(15).max(60_000).multipleOf(15);
export const year = z.number().int().min(2000).max(2200);
