import { personId } from '@heli/sdk';
import { z } from 'zod';

/** 责任清单: from the draft to the archive (domain.md, section 4). */
export const listStates = [
  'draft',
  'approved',
  'published',
  'midYearChecked',
  'yearEndChecked',
  'archived',
] as const;
export type ListState = (typeof listStates)[number];

/** 责任事项. `withdrawn` is ours: a duty that fell away is no duty left undone. */
export const itemStates = ['planned', 'inProgress', 'reported', 'verified', 'returned', 'withdrawn'] as const;
export type ItemState = (typeof itemStates)[number];
/** 政治, 组织, 治理, 服务. */
export const categories = ['political', 'organisational', 'governance', 'service'] as const;
export type Category = (typeof categories)[number];

/** 两个覆盖: 非公企业, 社会组织. */
export const unitKinds = ['newEconomic', 'newSocial'] as const;
export type UnitKind = (typeof unitKinds)[number];
export const coverageStates = ['uncovered', 'planned', 'jointCovered', 'ownBranch', 'lapsed'] as const;
export type CoverageState = (typeof coverageStates)[number];
/** 未建, 联合支部, 单独支部: what a unit is entered with. */
export const branches = ['none', 'joint', 'own'] as const;
export type Branch = (typeof branches)[number];
/** Fewer than three full members, the branch was dissolved, the unit is no more. */
export const lapseReasons = ['membersTooFew', 'dissolved', 'closed'] as const;
export type LapseReason = (typeof lapseReasons)[number];

export const contactPointStates = ['active', 'ended'] as const;
export type ContactPointState = (typeof contactPointStates)[number];

/** 述职. */
export const reportStates = [
  'draft',
  'submitted',
  'delivered',
  'appraised',
  'feedbackGiven',
  'rectifying',
  'rectified',
] as const;
export type ReportState = (typeof reportStates)[number];
/** 双述: to those above, to those below. */
export const audienceKinds = ['upward', 'downward'] as const;
export type AudienceKind = (typeof audienceKinds)[number];

/** 述职评议. */
export const appraisalStates = ['open', 'attested', 'counted', 'void'] as const;
export type AppraisalState = (typeof appraisalStates)[number];
/** 好/较好/一般/差 for secretaries, 优秀/称职/基本称职/不称职 for all others: the words of the same four ranks. */
export const scales = ['secretary', 'staff'] as const;
export type Scale = (typeof scales)[number];
/** Of one length, so that slips of different ranks look alike on the wire. */
export const choices = ['best', 'good', 'fair', 'poor'] as const;
export type Choice = (typeof choices)[number];

/** A line of the problem list 问题清单 and, once planned, of the rectification list 整改清单. */
export const problemStates = ['listed', 'planned', 'reported', 'verified', 'returned'] as const;
export type ProblemState = (typeof problemStates)[number];

/** 双向约请. */
export const requestStates = ['asked', 'answered', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const directions = ['toCouncil', 'toUnit'] as const;
export type Direction = (typeof directions)[number];

/** What a post is called on a board, where no person is named. */
export const postTitles = [
  'secretary',
  'branchSecretary',
  'chair',
  'viceChair',
  'secretaryGeneral',
  'member',
  'fullTimeMember',
  'partTimeMember',
  'liaison',
] as const;
export type PostTitle = (typeof postTitles)[number];
/** 书记 are appraised on a scale of their own. */
export const secretaryTitles: readonly PostTitle[] = ['secretary', 'branchSecretary'];

/** ● ▲ ■ */
export const statuses = ['ok', 'warn', 'bad'] as const;
export type Status = (typeof statuses)[number];
export const standings = ['absent', 'entitled', 'cast'] as const;

/** A ULID, or the kernel's id of a unit or an account. */
export const id = z.string().min(1).max(64);
/** A person of the kernel's register: an erasure finds such ids by this very schema. */
export const person = personId;
/** Code of an organisation: a division's twelve digits, three more for a grid. */
export const organisation = z.string().min(1).max(20);
/** As stored: UTC with milliseconds, so that times compare as text. */
export const instant = z.iso.datetime({ precision: 3 });
/** As a caller writes it: any offset, any precision. */
export const moment = z.iso.datetime({ offset: true }).max(40);
export const day = z.iso.date();
export const line = z.string().trim().min(1).max(200);
export const text = z.string().trim().min(1).max(2000);
/** A whole report. */
export const longText = z.string().trim().min(1).max(20_000);
export const count = z.number().int().nonnegative();
export const year = z.number().int().min(2000).max(2200);
export const weight = z.number().int().min(1).max(10);
export const score = z.number().int().min(0).max(100);
