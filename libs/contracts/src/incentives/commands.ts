import { defineCommands } from '@heli/sdk';
import { pointCommands } from './point-commands.js';
import { serviceCommands } from './service-commands.js';

/** What may be done in incentives. */
export const commands = defineCommands('incentives', { ...pointCommands, ...serviceCommands });
