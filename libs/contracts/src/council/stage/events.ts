import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { instant, text } from '../model.js';
import { stageHolds } from './model.js';

export const events = defineEvents('council', {
  stageHeld: event({
    data: z.object({
      hold: z.enum(stageHolds),
      scene: z.string().max(40).optional(),
      until: instant.optional(),
    }),
    detail: z.strictObject({ text: text.optional() }),
  }),
  stageReleased: event({ data: z.object({ hold: z.enum(stageHolds) }) }),
});
