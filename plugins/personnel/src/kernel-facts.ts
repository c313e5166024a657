import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';

/** What the kernel tells and this mechanism hears: its contract is the kernel's own, so the fact is named here again. */
export const { ballotVoided } = defineEvents('core', {
  ballotVoided: event({ data: z.object({ ballot: z.string(), reason: z.enum(['keyLost', 'boxAltered']) }) }),
});
