import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import { moment, text } from '../model.js';
import { may } from '../permissions.js';
import { stageHolds } from './model.js';

export const commands = defineCommands('council', {
  /** Puts something on the walls of the organisation, in the place of what stands there; it stays until it is released. */
  holdStage: command({
    permission: may.run,
    input: z.strictObject({
      hold: z.enum(stageHolds),
      /** The scene's id; for a scene. */
      scene: z
        .string()
        .regex(/^[a-z][a-z0-9]*(\.[a-z][a-zA-Z0-9]*)?$/)
        .max(40)
        .optional(),
      /** For a message, a countdown and an emergency. */
      text: text.max(200).optional(),
      /** When it ends by itself; a countdown runs down to it. */
      until: moment.optional(),
    }),
    output: z.object({ hold: z.enum(stageHolds) }),
  }),
  releaseStage: command({ permission: may.run, input: z.strictObject({}), output: z.object({}) }),
});
