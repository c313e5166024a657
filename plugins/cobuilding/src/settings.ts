import { defineSettings, type SettingsOf } from '@heli/sdk';
import { z } from 'zod';

const days = z.number().int().min(1).max(1000);

/** Every rule a sub-district sets for itself; what was fixed by an earlier version stays fixed. */
export const settings = defineSettings(
  z.strictObject({
    /** [default] Within so many days a published need should find a claim. */
    claimDays: days.default(14),
    /** [default] A booking lies at most so many days ahead. */
    bookAheadDays: days.default(90),
    /** [default] A use may begin so many minutes before its time. */
    beginEarlyMinutes: z.number().int().min(0).max(1440).default(60),
    /** [default] A project shows ▲ so many days before it is due. */
    dueSoonDays: days.default(14),
    /** [default] So many resources are proposed for a need at most. */
    mostProposals: z.number().int().min(1).max(50).default(10),
  }),
);
export type Rules = SettingsOf<typeof settings>;
