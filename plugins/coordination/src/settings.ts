import { defineSettings, type SettingsOf } from '@heli/sdk';
import { severities } from '@heli/contracts/coordination';
import { z } from 'zod';
import { defaultCategories, defaultRules } from './default-rules.js';

const whole = z.number().int().min(0).max(10_000);
const span = z.strictObject({
  clock: z.enum(['natural', 'workday']),
  days: whole.optional(),
  hours: whole.optional(),
  minutes: whole.optional(),
});

const rule = z.strictObject({
  /** A category's id (its children follow), or `*`. */
  category: z.string().max(60),
  severity: z.enum(severities),
  sign: span,
  contact: span,
  handle: span,
  verify: span,
});
export type Rule = z.output<typeof rule>;

const categoryEntry = z.strictObject({
  /** Dots make the tree: `environment.litter` lies below `environment`. */
  id: z
    .string()
    .regex(/^[a-zA-Z0-9]+([.-][a-zA-Z0-9]+)*$/)
    .max(60),
  /** For a category of one's own; a shipped one is named by the contract's words. */
  name: z.string().max(60).optional(),
});

const fraction = z.strictObject({
  of: z.number().int().min(1).max(100),
  part: z.number().int().min(1).max(100),
});
const quorumRule = z.strictObject({
  /** The first day of meetings for which it holds. */
  from: z.iso.date(),
  /** More than this part of those entitled has to be there. */
  attend: fraction,
  /** More than this part of those who are there decides. */
  decide: fraction,
  /** At least this part of residents, households or groups may ask for a meeting. */
  residents: fraction,
  households: fraction,
  groups: fraction,
  basis: z.string().trim().min(1).max(200),
});
export type QuorumRule = z.output<typeof quorumRule>;

const half = { part: 1, of: 2 };
const asLong = { attend: half, decide: half, residents: { part: 1, of: 5 }, households: { part: 1, of: 5 } };
/**
 * The law as it stood from 1990 on, and its revision of 2025, whose articles on quorums each sub-district enters from the
 * official text: until then they stand as they were (domain.md, section 7).
 */
const defaultQuorum: QuorumRule[] = [
  {
    from: '1990-01-01',
    ...asLong,
    groups: { part: 1, of: 3 },
    basis: '城市居民委员会组织法（1989年，2018年修正）',
  },
  { from: '2026-01-01', ...asLong, groups: { part: 1, of: 3 }, basis: '城市居民委员会组织法（2025年修订）' },
];

/** Every rule a sub-district sets for itself; a change holds for what is dispatched afterwards. */
export const settings = defineSettings(
  z.strictObject({
    rules: z.array(rule).min(1).max(300).default(defaultRules),
    categories: z.array(categoryEntry).min(1).max(500).default(defaultCategories),
    /** [practice] A unit may send a case back within so many working hours of its dispatch. */
    returnHours: whole.default(4),
    /** [practice] At so many returns the office decides, and its decision is binding. */
    arbitrationAt: z.number().int().min(1).max(20).default(3),
    /** [default] Within so many days a closed case that is unsolved begins a new cycle. */
    reopenDays: whole.default(15),
    /** [default] So many cases of one category within so many days in one community make a repeated matter (未诉先办). */
    repetition: z
      .strictObject({
        cases: z.number().int().min(2).max(1000).default(3),
        days: z.number().int().min(1).max(366).default(30),
      })
      .default({ cases: 3, days: 30 }),
    /** [default] A case is "due soon" so many hours before its due date. */
    dueSoonHours: whole.default(24),
    /** [practice] A hearing is given notice of so many days before. */
    hearingNoticeDays: whole.default(10),
    /** [default] A hearing is concluded within so many working days. */
    conclusionDays: z.number().int().min(1).max(100).default(7),
    /** [practice] What is asked to be made public is answered within so many working days, and extended to so many. */
    requestDays: z.number().int().min(1).max(100).default(3),
    requestExtendedDays: z.number().int().min(1).max(100).default(10),
    /** Residents' meetings: each version holds for meetings from its day on, until the next one's. */
    quorumRules: z.array(quorumRule).min(1).max(20).default(defaultQuorum),
    /** Minutes a called unit has to arrive; emergency 30 [practice: 平谷], the others [default]. */
    whistleMinutes: z
      .strictObject({
        emergency: whole.default(30),
        enforcement: whole.default(120),
        residents: whole.default(1440),
      })
      .default({ emergency: 30, enforcement: 120, residents: 1440 }),
  }),
  { tried: ['dueDates'] },
);
export type Rules = SettingsOf<typeof settings>;
