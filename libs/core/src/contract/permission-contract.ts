import { z } from 'zod';
import { defineQueries, permission, query, roles, type Page } from '@heli/sdk';

export const permissionQueries = defineQueries('core', {
  /** Who may do what: every command and query of the house with the roles that its signature names. */
  permissions: query({
    permission: permission('core.permission.see', { administrator: 'subtree', supervisor: 'subtree' }),
    input: z.strictObject({
      role: z.enum(roles).optional(),
      /** Part of a name. */
      search: z.string().max(100).optional(),
      offset: z.number().int().min(0).max(100_000).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.array(
      z.object({
        id: z.string(),
        /** Key of its word. */
        what: z.string(),
        kind: z.enum(['command', 'query']),
        permission: z.string(),
        /** Keys of the words of roles that hold it for an organisation and all below, … */
        anybodys: z.array(z.string()),
        /** … for what a unit of their own leads, … */
        units: z.array(z.string()),
        /** … or for what they made themselves. */
        own: z.array(z.string()),
      }),
    ),
    whenAbsent: [],
  }),
});

export const permissionPages: readonly Page[] = [
  {
    id: 'permissions',
    list: 'permissions',
    columns: ['what', 'kind', 'anybodys', 'units', 'own', 'permission'],
    commands: [],
  },
];
