import { personId } from '@heli/sdk';
import { z } from 'zod';

/** 场地, 设施, 人才, 服务, 资金, 信息, 政策: of a resource, and of the need that it may meet (domain.md, section 5). */
export const kinds = ['venue', 'equipment', 'people', 'service', 'fund', 'information', 'policy'] as const;
export type Kind = (typeof kinds)[number];
/** What has opening hours and is booked by the hour. */
export const bookableKinds: readonly Kind[] = ['venue', 'equipment'];

/** 资源. */
export const resourceStates = ['offered', 'verified', 'open', 'paused', 'withdrawn', 'expired'] as const;
export type ResourceState = (typeof resourceStates)[number];

/** 预约. */
export const bookingStates = [
  'requested',
  'approved',
  'rejected',
  'inUse',
  'returned',
  'rated',
  'cancelled',
  'noShow',
] as const;
export type BookingState = (typeof bookingStates)[number];
export const raters = ['borrower', 'owner'] as const;
export type Rater = (typeof raters)[number];

/** 需求. */
export const needStates = [
  'draft',
  'published',
  'claimed',
  'matched',
  'inProject',
  'fulfilled',
  'evaluated',
  'expired',
  'withdrawn',
] as const;
export type NeedState = (typeof needStates)[number];
export const urgencies = ['normal', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** 认领. `withdrawn` is ours: an offer that was never accepted is no promise broken. */
export const claimStates = ['offered', 'accepted', 'declined', 'withdrawn', 'kept', 'broken'] as const;
export type ClaimState = (typeof claimStates)[number];

/** 项目. */
export const projectStates = [
  'proposed',
  'agreed',
  'running',
  'suspended',
  'acceptance',
  'rework',
  'accepted',
  'evaluated',
  'archived',
  'cancelled',
] as const;
export type ProjectState = (typeof projectStates)[number];
/** 共建项目, 品牌, 特色支部. */
export const projectKinds = ['joint', 'brand', 'featuredBranch'] as const;
export type ProjectKind = (typeof projectKinds)[number];
/** Where a project's money comes from. */
export const fundSources = ['subDistrict', 'unit', 'donation', 'other'] as const;
export type FundSource = (typeof fundSources)[number];

/** 共建协议. */
export const agreementStates = ['draft', 'signed', 'ended'] as const;
export type AgreementState = (typeof agreementStates)[number];
/** Its term is over, or it was ended before. */
export const endReasons = ['termOver', 'terminated'] as const;
export const commitmentStates = ['promised', 'reported', 'kept', 'dropped'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** 双报到: 单位报到, 在职党员报到. `expected` is ours: who is due to register. */
export const registrationStates = [
  'expected',
  'submitted',
  'confirmed',
  'active',
  'transferred',
  'ended',
] as const;
export type RegistrationState = (typeof registrationStates)[number];
export const registrationKinds = ['unit', 'member'] as const;
export type RegistrationKind = (typeof registrationKinds)[number];

/** 党群服务中心, 驿站, 微阵地. */
export const stationKinds = ['centre', 'station', 'post'] as const;
export type StationKind = (typeof stationKinds)[number];
export const stationStates = ['open', 'closed'] as const;
export type StationState = (typeof stationStates)[number];

/** 共建活动. */
export const activityKinds = ['volunteering', 'culture', 'learning', 'clinic', 'safety', 'other'] as const;
export type ActivityKind = (typeof activityKinds)[number];
export const activityStates = ['planned', 'held', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];

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
export const people = z.number().int().min(0).max(1_000_000);
/** One to five, by a party that took part. */
export const rating = z.number().int().min(1).max(5);
/** Of the same thing: rooms, seats, sets. */
export const quantity = z.number().int().min(1).max(10_000);
/** 分: hundredths of a yuan. */
export const cents = z.number().int().min(0).max(100_000_000_00);
