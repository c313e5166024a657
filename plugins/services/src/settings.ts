import { defineSettings } from '@heli/sdk';
import { z } from 'zod';

/** Every setting has a default, so that a council can begin with none. */
export const settings = defineSettings(
  z.strictObject({
    /** How many days before it begins one can sign up for an activity. */
    signUpDays: z.number().int().min(1).max(365).default(30),
    /** How many days after it was held it can be rated. */
    ratingDays: z.number().int().min(1).max(90).default(14),
  }),
);
