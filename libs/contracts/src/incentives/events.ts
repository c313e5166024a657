import { defineEvents } from '@heli/sdk';
import { pointEvents } from './point-events.js';
import { serviceEvents } from './service-events.js';

/** What happens in incentives 激励机制. */
export const events = defineEvents('incentives', { ...pointEvents, ...serviceEvents });
