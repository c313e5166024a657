import { defineEvents, event } from '@heli/sdk';
import { z } from 'zod';
import { id } from './model.js';

/** Facts. `data` stays for ever and names nobody; `detail` holds what people write, and can be erased. */
export const events = defineEvents('lamps', {
  lampAdded: event({
    data: z.object({ lampId: id, due: z.iso.datetime() }),
    detail: z.object({ title: z.string() }),
  }),
  lampClosed: event({ data: z.object({ lampId: id, due: z.iso.datetime(), onTime: z.boolean() }) }),
});
