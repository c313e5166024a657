import { defineSettings, type SettingsOf } from '@heli/sdk';
import { z } from 'zod';

const days = z.number().int().min(1).max(1000);

/** Every rule a sub-district sets for itself; what was fixed by an earlier version stays fixed. */
export const settings = defineSettings(
  z.strictObject({
    /** [default] A place that is vacant for so many days is a matter for the council. */
    vacancyDays: days.default(60),
    /** [practice] Candidates stand under public notice for so many working days. */
    noticeDays: days.default(5),
    /** [default] An objection is decided within so many working days. */
    objectionDays: days.default(10),
    /** [default] So many days before its last one a certificate is called expiring. */
    expiringDays: days.default(90),
    /** [default] Hours of training in a year for whoever serves full-time. */
    trainingHours: z.number().int().min(1).max(1000).default(40),
    /** [default] A reserve candidate is reviewed every so many months. */
    reviewMonths: z.number().int().min(1).max(60).default(12),
    /** [practice] A body has so many part-time members at most. */
    partTimeMost: z.number().int().min(1).max(100).default(9),
    /** [practice] At most so many in a hundred are excellent, unless the superior approves of more. */
    excellentShare: z.number().min(0).max(100).default(33.4),
    /** [default] Objections to a grade may be filed for so many working days after it was told. */
    feedbackDays: days.default(5),
    /** How many tellers open the boxes: the first attests, the second counts. */
    tellers: z.number().int().min(1).max(2).default(2),
  }),
);
export type Rules = SettingsOf<typeof settings>;
