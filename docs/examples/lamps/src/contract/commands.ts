import { command, defineCommands } from '@heli/sdk';
import { z } from 'zod';
import { id, title } from './model.js';
import { may } from './permissions.js';

export const commands = defineCommands('lamps', {
  addLamp: command({
    permission: may.add,
    input: z.strictObject({ title }),
    output: z.object({ lampId: id }),
  }),
  closeLamp: command({
    permission: may.close,
    input: z.strictObject({ lampId: id }),
    output: z.object({}),
  }),
});
