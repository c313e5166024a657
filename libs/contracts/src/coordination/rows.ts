import { z } from 'zod';
import {
  caseStates,
  category,
  count,
  id,
  instant,
  origin,
  organisation,
  channel,
  outcomes,
  severity,
  step,
  whistleKinds,
  whistleStates,
} from './model.js';

/** One case in a list; `id` and `caseId` are the same, so that a page can fill a command's input from a row. */
export const caseRow = z.object({
  id,
  caseId: id,
  number: z.string(),
  title: z.string(),
  /** Locale key of the category, or its own name. */
  category: z.string(),
  severity,
  origin,
  state: z.enum(caseStates),
  step: step.nullable(),
  organisation,
  unit: z.string(),
  filedAt: instant.nullable(),
  due: instant.nullable(),
  closedAt: instant.nullable(),
  overdue: z.boolean(),
});

/** A fact of a case's history; where its words were erased, `text` is empty. */
export const historyRow = z.object({
  id,
  event: z.string(),
  at: instant,
  actor: z.string(),
  /** — where it was erased or may not be seen; empty for the system. */
  actorName: z.string(),
  data: z.record(z.string(), z.unknown()),
  detail: z.record(z.string(), z.string()),
});

/** Evidence: a picture or a paper that came with a report or with its handling. */
const fileRow = z.object({ id, name: z.string(), type: z.string(), size: count });

export const caseCard = caseRow.extend({
  categoryId: category,
  channel: channel.nullable(),
  place: z.string(),
  description: z.string(),
  cycle: count,
  dueSign: instant.nullable(),
  dueContact: instant.nullable(),
  reviewAt: instant.nullable(),
  outcome: z.enum(outcomes).nullable(),
  returns: count,
  reworks: count,
  settingsVersion: count.nullable(),
  source: z.string().nullable(),
  sourceId: z.string().nullable(),
  files: z.array(fileRow),
  history: z.array(historyRow),
});

/** A record behind a number: what it was counted for, and when. */
export const behindRow = z.object({
  id,
  number: z.string(),
  category: z.string(),
  unit: z.string(),
  at: instant,
  n: z.number().int(),
  d: z.number().int(),
});

export const funnelRow = z.object({
  step,
  now: count,
  medianSince: instant.nullable(),
  oldestSince: instant.nullable(),
  dueSoon: count,
  overdue: count,
});

export const overdueRow = z.object({
  id,
  number: z.string(),
  category: z.string(),
  unit: z.string(),
  due: instant,
});
export const openCategoryRow = z.object({ category: z.string(), open: count, overdue: count });
export const overdueUnitRow = z.object({ unit: z.string(), count, oldestSince: instant });

export const openRow = z.object({
  id,
  number: z.string(),
  category: z.string(),
  severity,
  step,
  unit: z.string(),
  since: instant,
  due: instant.nullable(),
});

export const boardRow = z.object({
  id,
  kind: z.string(),
  category: z.string(),
  title: z.string(),
  place: z.string(),
  arriveBy: instant,
  arrived: count,
  called: count,
  /** `3/4` */
  arrivals: z.string(),
  awaited: z.string(),
});

export const matrixRow = z.object({
  row: organisation,
  rowLabel: z.string(),
  cell: organisation,
  cellLabel: z.string(),
  value: count,
});

export const whistleRow = z.object({
  id,
  whistleId: id,
  kind: z.enum(whistleKinds),
  state: z.enum(whistleStates),
  title: z.string(),
  organisation,
  caseId: id.nullable(),
  blownAt: instant,
  arriveBy: instant,
  arrivals: z.string(),
  awaited: z.string(),
});

export const categoryRow = z.object({ id: category, parent: category.nullable(), name: z.string() });

const span = z.object({
  clock: z.enum(['natural', 'workday']),
  days: count.optional(),
  hours: count.optional(),
  minutes: count.optional(),
});
export const ruleRow = z.object({
  /** A category's id, or `*` for those that no other rule names. */
  category: z.string(),
  severity,
  sign: span,
  contact: span,
  handle: span,
  verify: span,
});
