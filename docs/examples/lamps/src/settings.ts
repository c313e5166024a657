import { defineSettings } from '@heli/sdk';
import { z } from 'zod';

/** Every setting has a default, so that a council can begin with none. */
export const settings = defineSettings(
  z.strictObject({
    /** Working days from adding to the deadline. */
    days: z.number().int().min(1).max(365).default(15),
  }),
);
