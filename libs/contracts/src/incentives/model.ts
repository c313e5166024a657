import { personId } from '@heli/sdk';
import { z } from 'zod';

/** Who can earn points: units for their duties, persons for their service. Residents as such are never scored. */
export const holderKinds = ['unit', 'person'] as const;
export type HolderKind = (typeof holderKinds)[number];

/** 积分规则: base, bonus, deduction. */
export const ruleKinds = ['base', 'bonus', 'deduction'] as const;
export type RuleKind = (typeof ruleKinds)[number];
export const ruleStates = ['draft', 'published', 'ended', 'dropped'] as const;
export type RuleState = (typeof ruleStates)[number];

/** 积分流水 (domain.md, section 8). */
export const entryStates = [
  'computed',
  'approved',
  'publicised',
  'objected',
  'settled',
  'rejected',
  'reversed',
] as const;
export type EntryState = (typeof entryStates)[number];
/** What makes an entry worth a second look (domain.md, section 8, anomaly). */
export const flags = ['overlap', 'longDay', 'burst'] as const;
export type Flag = (typeof flags)[number];
export const noticeStates = ['open', 'over'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** 申诉; against an entry under notice it is an objection 异议. */
export const appealStates = ['filed', 'accepted', 'heard', 'upheld', 'dismissed'] as const;
export type AppealState = (typeof appealStates)[number];
export const appealSubjects = ['entry', 'honour', 'assessment'] as const;
export type AppealSubject = (typeof appealSubjects)[number];

/** Why points moved on the ledger. */
export const causes = ['settled', 'reversed', 'redeemed', 'refunded'] as const;
export type Cause = (typeof causes)[number];

/** 志愿者. */
export const volunteerKinds = ['member', 'volunteer', 'gridWorker'] as const;
export type VolunteerKind = (typeof volunteerKinds)[number];
export const volunteerStates = ['registered', 'left'] as const;
export type VolunteerState = (typeof volunteerStates)[number];

/** 班次. */
export const shiftStates = ['planned', 'cancelled'] as const;
export type ShiftState = (typeof shiftStates)[number];
/** 服务时长. `signedUp` and `cancelled` are ours: a place in a shift that was taken, and given back. */
export const hoursStates = ['signedUp', 'cancelled', 'signedIn', 'signedOut', 'counted', 'void'] as const;
export type HoursState = (typeof hoursStates)[number];
export const signMethods = ['desk', 'phone', 'paper'] as const;
export type SignMethod = (typeof signMethods)[number];

/** 奖项, 兑换. */
export const rewardStates = ['offered', 'closed'] as const;
export type RewardState = (typeof rewardStates)[number];
export const redemptionStates = ['reserved', 'handedOver', 'cancelled'] as const;
export type RedemptionState = (typeof redemptionStates)[number];

/** 荣誉. */
export const honourStates = [
  'nominated',
  'screened',
  'publicNotice',
  'awarded',
  'rejected',
  'revoked',
] as const;
export type HonourState = (typeof honourStates)[number];

/** 成员单位考核, 网格考核. */
export const assessmentKinds = ['unit', 'grid'] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];
export const assessmentStates = ['open', 'selfReported', 'scored', 'notice', 'final'] as const;
export type AssessmentState = (typeof assessmentStates)[number];
export const grades = ['excellent', 'good', 'fair', 'poor'] as const;
export type Grade = (typeof grades)[number];

/** ● ▲ ■ */
export const statuses = ['ok', 'warn', 'bad'] as const;
export type Status = (typeof statuses)[number];

/** A ULID, or the kernel's id of a unit. */
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
export const count = z.number().int().nonnegative();
/** Points, signed. */
export const points = z.number().int().min(-1_000_000).max(1_000_000);
export const price = z.number().int().min(1).max(1_000_000);
export const level = z.number().int().min(0).max(20);
/** A mark from 0 to 100. */
export const mark = z.number().int().min(0).max(100);
/** Hundredths of a mark. */
export const hundredths = z.number().int().min(-100_00).max(200_00);
export const ruleCode = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{1,39}$/)
  .max(40)
  .meta({ examples: ['claim-kept'] });
/** CEL (https://cel.dev) over the fact, its fields named in `triggers`. */
export const expression = z.string().trim().min(1).max(500);
/** `2026` for a unit's assessment, `2026-11` for a grid's. */
export const term = z
  .string()
  .regex(/^\d{4}(-\d{2})?$/)
  .max(7)
  .meta({ examples: ['2026', '2026-11'] });
/** Full name of an event. */
export const trigger = z
  .string()
  .max(80)
  .regex(/^[a-z]\w*\.[a-z]\w*$/)
  .meta({ examples: ['cobuilding.claimKept'] });
