import { defineCommands } from '@heli/sdk';
import { growthCommands } from './growth-commands.js';
import { pioneerCommands } from './pioneer-commands.js';
import { postCommands } from './post-commands.js';

/** What may be done in personnel. */
export const commands = defineCommands('personnel', {
  ...postCommands,
  ...growthCommands,
  ...pioneerCommands,
});
