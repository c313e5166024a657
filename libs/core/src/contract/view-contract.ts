import { z } from 'zod';
import { command, defineCommands, defineQueries, query } from '@heli/sdk';
import { ownPermission } from './own-permission.js';

/** `coordination/cases`: a contract and one of its pages. */
const page = z
  .string()
  .regex(/^[a-zA-Z]+\/[a-zA-Z]+$/)
  .max(100);
const name = z.string().trim().min(1).max(50);
const filters = z
  .record(z.string().max(50), z.string().max(200))
  .refine((given) => Object.keys(given).length <= 100);
const own = ownPermission('core.view.keep');

export const viewCommands = defineCommands('core', {
  /** Keeps a list's filters under a name, for oneself; the same name again replaces it. */
  saveView: command({
    permission: own,
    input: z.strictObject({ page, name, filters }),
    output: z.object({}),
  }),
  removeView: command({ permission: own, input: z.strictObject({ page, name }), output: z.object({}) }),
});

export const viewQueries = defineQueries('core', {
  /** One's own views of a page. */
  views: query({
    permission: own,
    input: z.strictObject({ page }),
    output: z.array(z.object({ name: z.string(), filters })),
    whenAbsent: [],
  }),
});
