import { z } from 'zod';
import { defineSettings, type SettingsOf } from '@heli/sdk';

/** Rules of the house itself, the same for all organisations in it. */
export const houseSettings = defineSettings(
  z.strictObject({
    /**
     * Days for which it is kept who did what. [default] three years; the Cybersecurity Law (art. 21 of 2016) wants six months
     * at least.
     */
    auditDays: z.number().int().min(180).max(3650).default(1095),
    /** [default] A backup older than so many days is too old. */
    backupDays: z.number().int().min(1).max(365).default(7),
  }),
);
export type HouseRules = SettingsOf<typeof houseSettings>;
