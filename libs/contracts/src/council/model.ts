import { personId } from '@heli/sdk';
import { z } from 'zod';

/** 协调委员会, 社区分会. */
export const bodyKinds = ['council', 'branch'] as const;
export type BodyKind = (typeof bodyKinds)[number];
export const bodyStates = ['active', 'dissolved'] as const;
export const termStates = ['planned', 'current', 'ended'] as const;

/** 主任, 副主任, 秘书长, 委员, 专职委员, 兼职委员, 联络员. */
export const postTitles = [
  'chair',
  'viceChair',
  'secretaryGeneral',
  'member',
  'fullTimeMember',
  'partTimeMember',
  'liaison',
] as const;
export type PostTitle = (typeof postTitles)[number];
export const postStates = ['open', 'abolished'] as const;
/** Who sits there, and who stands in for the one who does (domain.md: proxies count, observers do not). */
export const membershipParts = ['holder', 'deputy'] as const;
export const membershipStates = ['nominated', 'approved', 'serving', 'left'] as const;
export type MembershipState = (typeof membershipStates)[number];

/** 全体, 常务, 联络员, 专题, 听证, 居民会议, 居民代表会议, 评议. */
export const meetingKinds = [
  'plenary',
  'standing',
  'liaison',
  'special',
  'hearing',
  'residents',
  'representatives',
  'appraisal',
] as const;
export type MeetingKind = (typeof meetingKinds)[number];
/** Kinds that open without a quorum (domain.md, section 1). */
export const kindsWithoutQuorum: readonly MeetingKind[] = ['liaison', 'hearing'];
export const meetingStates = [
  'draft',
  'convened',
  'open',
  'paused',
  'closed',
  'minutesDraft',
  'minutesCirculated',
  'minutesSigned',
  'published',
  'cancelled',
] as const;
export type MeetingState = (typeof meetingStates)[number];

export const itemOrigins = ['street', 'branch', 'unit', 'resident', 'grid', 'plugin'] as const;
/** What counts as proposed from below (domain.md, section 3a: bottomUpShare). */
export const originsFromBelow = ['branch', 'unit', 'resident', 'grid'] as const;
/** 通报, 协商, 表决. */
export const wantedOutcomes = ['inform', 'discuss', 'decide'] as const;
export const visibilities = ['common', 'internal', 'hidden'] as const;
export const itemStates = [
  'proposed',
  'screened',
  'admitted',
  'returned',
  'deferred',
  'scheduled',
  'discussing',
  'decided',
  'noted',
  'postponed',
  'withdrawn',
  'merged',
] as const;
export type ItemState = (typeof itemStates)[number];

/** 亲自出席, 委托, 请假, 无故缺席, 列席. */
export const attendanceModes = ['present', 'proxy', 'leave', 'absent', 'observer'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];
export const attendanceMethods = ['code', 'qr', 'manual'] as const;
export const speechKinds = ['normal', 'pointOfOrder', 'reply'] as const;
export const speechStates = ['requested', 'speaking', 'ended', 'withdrawn'] as const;

/** 举手, 记名, 无记名. */
export const voteMethods = ['show', 'named', 'secret'] as const;
export type VoteMethod = (typeof voteMethods)[number];
/** What 100 % is: yes + no, all that was cast (abstentions too), all present, all entitled (docs/decisions/0027). */
export const voteBases = ['valid', 'cast', 'present', 'entitled'] as const;
export type VoteBase = (typeof voteBases)[number];
export const voteThresholds = ['simple', 'twoThirds'] as const;
export type VoteThreshold = (typeof voteThresholds)[number];
export const voteStates = ['created', 'open', 'closed', 'published', 'void'] as const;
export type VoteState = (typeof voteStates)[number];
export const voteChoices = ['yes', 'no', 'abstain'] as const;
export type VoteChoice = (typeof voteChoices)[number];

export const resolutionStates = [
  'adopted',
  'inForce',
  'executed',
  'verified',
  'archived',
  'amended',
  'repealed',
] as const;
export type ResolutionState = (typeof resolutionStates)[number];
/** `pace`: even from the baseline to the target; `step`: only the date counts (wall.md, section 4). */
export const targetCourses = ['pace', 'step'] as const;
export const verdicts = ['met', 'missed', 'onCourse', 'atRisk', 'behind', 'smallBase', 'noBase'] as const;
export type Verdict = (typeof verdicts)[number];

export const actionStates = [
  'assigned',
  'accepted',
  'disputed',
  'inProgress',
  'submitted',
  'rework',
  'verified',
  'closed',
  'withdrawn',
] as const;
export type ActionState = (typeof actionStates)[number];

export const publicationStates = ['published', 'withdrawn'] as const;
export const publicationSubjects = ['minutes', 'resolution', 'meeting'] as const;
export const clockKinds = ['natural', 'workday'] as const;

/** A ULID, or the kernel's id of a unit or an account. */
export const id = z.string().min(1).max(64);
/** A person of the kernel's register: an erasure finds such ids by this very schema. */
export const person = personId;
/** Code of an organisation: a division's twelve digits, three more for a grid. */
export const organisation = z.string().min(1).max(20);
/** Full name of a metric: `coordination.onTimeClosureRate`. */
export const metricName = z
  .string()
  .regex(/^[a-z][a-z0-9]*\.[a-zA-Z0-9]+$/)
  .max(100);
/** As stored: UTC with milliseconds, so that times compare as text. */
export const instant = z.iso.datetime({ precision: 3 });
/** As a caller writes it: any offset, any precision. */
export const moment = z.iso.datetime({ offset: true }).max(40);
export const day = z.iso.date();
export const line = z.string().trim().min(1).max(200);
export const text = z.string().trim().min(1).max(2000);
export const count = z.number().int().nonnegative();
export const version = count;
