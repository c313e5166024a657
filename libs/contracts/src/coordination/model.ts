import { z } from 'zod';

/** The seven national steps (domain.md, section 7), as keys of the funnel. */
export const steps = [
  'collected',
  'filed',
  'dispatched',
  'inProgress',
  'handled',
  'verified',
  'appraised',
] as const;
export type Step = (typeof steps)[number];

export const caseStates = [
  'reported',
  'verified',
  'filed',
  'arbitration',
  'dispatched',
  'signed',
  'inProgress',
  'suspended',
  'joint',
  'handled',
  'closed',
  'appraised',
  'archived',
  'rejected',
  'merged',
] as const;
export type CaseState = (typeof caseStates)[number];

/** 一般, 较大, 紧急. */
export const severities = ['normal', 'urgent', 'emergency'] as const;
/** Who found it: grid and patrol count as found before anybody complained (未诉先办). */
export const origins = ['grid', 'patrol', 'hotline', 'resident', 'whistle', 'superior', 'council'] as const;
/** The way it came in. */
export const channels = ['desk', 'phone', 'internet', 'post', 'email', 'app', 'internal'] as const;
export const outcomes = [
  'resolved',
  'partly',
  'explained',
  'unable',
  'notOurs',
  'duplicate',
  'withdrawn',
] as const;
export const rejectReasons = ['outOfDuty', 'noFacts', 'legalRoute'] as const;
export const returnReasons = ['wrongUnit', 'outOfDuty', 'needsOthers', 'unclear'] as const;
/** 群众难题, 综合执法, 应急处置 [practice: 平谷]. */
export const whistleKinds = ['residents', 'enforcement', 'emergency'] as const;
export const whistleStates = ['blown', 'concluded'] as const;
export const solvedAnswers = ['yes', 'partly', 'no'] as const;
/** 满意, 基本满意, 一般, 不满意, 不评价. */
export const satisfactionAnswers = ['satisfied', 'mostly', 'fair', 'dissatisfied', 'none'] as const;
/** What contradicts itself in a record brought in from another system. */
export const irregularities = [
  'oneClerkOnly',
  'eventsAfterEnd',
  'endBeforeFirstEvent',
  'deadlineBeforeFirstEvent',
  'endBeforeStart',
] as const;
export type Irregularity = (typeof irregularities)[number];

/** A ULID, or the kernel's id of a unit or an account. */
export const id = z.string().min(1).max(64);
/** Code of an organisation: a division's twelve digits, three more for a grid. */
export const organisation = z.string().min(1).max(20);
/** A category of the settings' tree: `environment` or `environment.litter`. */
export const category = z
  .string()
  .regex(/^[a-zA-Z0-9]+([.-][a-zA-Z0-9]+)*$/)
  .max(60);
/** As stored: UTC with milliseconds, so that times compare as text. */
export const instant = z.iso.datetime({ precision: 3 });
/** As a caller writes it: any offset, any precision. */
export const moment = z.iso.datetime({ offset: true }).max(40);
export const day = z.iso.date();
export const step = z.enum(steps);
export const severity = z.enum(severities);
export const origin = z.enum(origins);
export const channel = z.enum(channels);

export const line = z.string().trim().min(1).max(200);
export const text = z.string().trim().min(1).max(2000);
export const count = z.number().int().nonnegative();
