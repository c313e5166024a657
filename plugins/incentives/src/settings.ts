import { defineSettings, type SettingsOf } from '@heli/sdk';
import { z } from 'zod';

const days = z.number().int().min(1).max(1000);
const weights = z.array(z.number().int().min(0).max(100)).min(1).max(5);
const mark = z.number().int().min(0).max(100);

/** Every rule a sub-district sets for itself; what was fixed by an earlier version stays fixed. */
export const settings = defineSettings(
  z.strictObject({
    /** [default] An approved entry comes under public notice within so many days. */
    publiciseWithinDays: days.default(7),
    /** [default] An appeal is decided within so many working days. */
    appealDays: days.default(10),
    /** [default] An honour and an assessment stand under notice for so many working days. */
    noticeDays: days.default(5),
    /** [default] A rule may take effect so many days ago at most. */
    backdateDays: z.number().int().min(0).max(366).default(62),
    /** A rule is published only with the resolution that adopted it. */
    resolutionRequired: z.boolean().default(true),
    /** [default] Active is who had a counted shift in so many days. */
    activeDays: days.default(90),
    /** [practice] Hours that an in-service member serves in a year. */
    memberHours: z.number().int().min(1).max(1000).default(50),
    /** [practice] Hours for one star, two stars and so on. */
    starHours: z
      .array(z.number().int().min(1).max(100_000))
      .min(1)
      .max(5)
      .default([100, 300, 600, 1000, 1500]),
    /** [default] Who has not signed out after so many hours has to prove them. */
    signOutHours: z.number().int().min(1).max(48).default(12),
    /** [default] More hours than this in a day are worth a second look. */
    longDayHours: z.number().int().min(1).max(24).default(12),
    /** [default] So many entries of one holder for one day are worth a second look. */
    burstEntries: z.number().int().min(2).max(1000).default(10),
    /** [practice] A holder redeems so often in a quarter; 0 is no limit. */
    redemptionsPerQuarter: z.number().int().min(0).max(100).default(0),
    /** [practice] What each part of a unit's assessment weighs, in hundredths: daily, annual. */
    unitWeights: weights.default([50, 50]),
    /** [practice] What each part of a grid's monthly assessment weighs, in hundredths. */
    gridWeights: weights.default([50, 30, 20]),
    /** [practice] A bonus counts up to so many marks. */
    bonusCap: mark.default(10),
    /** [practice] From which mark on a grade is given; what is lower is poor. */
    excellentFrom: mark.default(95),
    goodFrom: mark.default(90),
    fairFrom: mark.default(80),
  }),
);
export type Rules = SettingsOf<typeof settings>;
