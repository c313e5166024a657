import { defineEvents } from '@heli/sdk';
import { growthEvents } from './growth-events.js';
import { pioneerEvents } from './pioneer-events.js';
import { postEvents } from './post-events.js';

/** What happens in personnel 用人机制. */
export const events = defineEvents('personnel', { ...postEvents, ...growthEvents, ...pioneerEvents });
