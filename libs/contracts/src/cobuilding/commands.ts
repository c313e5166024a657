import { defineCommands } from '@heli/sdk';
import { agreementCommands } from './agreement-commands.js';
import { needCommands } from './need-commands.js';
import { projectCommands } from './project-commands.js';
import { resourceCommands } from './resource-commands.js';

/** What may be done in co-building and sharing. */
export const commands = defineCommands('cobuilding', {
  ...resourceCommands,
  ...needCommands,
  ...projectCommands,
  ...agreementCommands,
});
