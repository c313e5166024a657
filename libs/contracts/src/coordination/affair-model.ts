import { personId } from '@heli/sdk';
import { z } from 'zod';

/** 矛盾纠纷. */
export const disputeKinds = ['neighbours', 'family', 'property', 'labour', 'dispute'] as const;
export type DisputeKind = (typeof disputeKinds)[number];
/** 简单, 复杂, 疑难: settled in the community, by the street, by the district. */
export const levels = ['community', 'street', 'district'] as const;
export type Level = (typeof levels)[number];
/** 蓝, 黄, 橙, 红. */
export const risks = ['blue', 'yellow', 'orange', 'red'] as const;
export const disputeStates = [
  'registered',
  'mediating',
  'agreed',
  'performed',
  'breached',
  'failed',
  'referred',
] as const;
export type DisputeState = (typeof disputeStates)[number];

/** 安全隐患. */
export const hazardKinds = ['fire', 'security', 'gas', 'building', 'electric', 'hazard'] as const;
export type HazardKind = (typeof hazardKinds)[number];
export const hazardGrades = ['general', 'major'] as const;
export const hazardStates = ['found', 'rectified', 'rectifiedAndVerified'] as const;
export type HazardState = (typeof hazardStates)[number];

/** 巡查, 走访. */
export const patrolStates = ['walking', 'walked'] as const;
export type PatrolState = (typeof patrolStates)[number];
export const visitKinds = ['routine', 'care', 'afterwards'] as const;

/** 诉求串并. */
export const threadStates = ['open', 'mergedInto', 'resolved'] as const;
export type ThreadState = (typeof threadStates)[number];

/** 听证会. */
export const hearingStates = [
  ...(['proposed', 'accepted', 'noticed', 'registrationOver', 'held', 'recordSigned', 'concluded'] as const),
  ...(['replied', 'hearingOver', 'cancelled'] as const),
] as const;
export type HearingState = (typeof hearingStates)[number];
/** Whether an item of the council's agenda was heard about. */
export const heardAnswers = ['heard', 'underWay', 'none', 'notAvailable'] as const;
export const groups = ['affected', 'representative', 'unit', 'expert', 'government', 'observer'] as const;
export const stances = ['for', 'against', 'neutral'] as const;
export const adoptions = ['adopted', 'adoptedPartly', 'notAdopted'] as const;
export type Adoption = (typeof adoptions)[number];

/** 居民会议, 居民代表会议. */
export const assemblyKinds = ['residents', 'representatives'] as const;
export type AssemblyKind = (typeof assemblyKinds)[number];
/** 居委会召集, 五分之一居民, 五分之一户, 三分之一居民小组. */
export const callBases = ['committee', 'fifthOfResidents', 'fifthOfHouseholds', 'thirdOfGroups'] as const;
export type CallBasis = (typeof callBases)[number];
export const assemblyStates = ['called', 'inSession', 'notQuorate', 'ended', 'cancelled'] as const;
export type AssemblyState = (typeof assemblyStates)[number];

/** 公开事项: 提出, 审核, 审批, 实施. */
export const opennessStates = ['drafted', 'reviewed', 'approved', 'published', 'opennessArchived'] as const;
export type OpennessState = (typeof opennessStates)[number];
/** 党内, 社会. */
export const opennessScopes = ['party', 'society'] as const;
export const opennessForms = ['lasting', 'regular', 'temporary'] as const;
export const requestStates = ['asked', 'granted', 'denied'] as const;
export type RequestState = (typeof requestStates)[number];

/** A person of the kernel's register: an erasure finds such ids by this very schema. */
export const person = personId;
export const size = z.number().int().min(1).max(1_000_000);
export const votes = z.number().int().min(0).max(1_000_000);
/** 1.1, 2.3: the number of an item in the catalogue of what is made public. */
export const catalogueNo = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,3}){0,3}$/)
  .max(15)
  .meta({ examples: ['3.2'] });
