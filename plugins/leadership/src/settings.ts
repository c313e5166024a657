import { defineSettings, type SettingsOf } from '@heli/sdk';
import { z } from 'zod';

const days = z.number().int().min(0).max(1000);
const month = z.number().int().min(1).max(12);

/** Every rule a sub-district sets for itself; what was fixed by an earlier version stays fixed. */
export const settings = defineSettings(
  z.strictObject({
    /** [default] A leader visits a contact point every so many days. */
    visitEveryDays: z.number().int().min(1).max(366).default(30),
    /** [default] An instructor's visit covers a unit for so many days. */
    workVisitDays: z.number().int().min(1).max(1000).default(90),
    /** [practice: 社区党组织考评细则] From so many full members on, a branch of one's own is due. */
    minMembers: z.number().int().min(1).max(100).default(3),
    /** [default] A request is answered within so many working days. */
    answerDays: days.default(5),
    /** [default] Within so many days a verified duty may be opened again. */
    reopenDays: days.default(30),
    /** [default] A duty is verified from this score on; below it, it goes back. */
    passScore: z.number().int().min(0).max(100).default(60),
    /** [default] Months from which on a list is checked at mid-year and at the year's end. */
    midYearMonth: month.default(6),
    yearEndMonth: month.default(11),
    /** [practice] So many tellers open the box together. */
    tellers: z.number().int().min(1).max(2).default(2),
    /** [default] A duty shows ▲ so many days before its due date. */
    dueSoonDays: days.default(14),
  }),
);
export type Rules = SettingsOf<typeof settings>;
