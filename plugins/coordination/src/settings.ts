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
    /** Minutes a called unit has to arrive; emergency 30 [practice: 平谷], the others [default]. */
    whistleMinutes: z
      .strictObject({
        emergency: whole.default(30),
        enforcement: whole.default(120),
        residents: whole.default(1440),
      })
      .default({ emergency: 30, enforcement: 120, residents: 1440 }),
  }),
);
export type Rules = SettingsOf<typeof settings>;
