import { z } from 'zod';
import { defineQueries, permission, query, type Page } from '@heli/sdk';

export const personQueries = defineQueries('core', {
  /** A person who was erased has a dash for a name. */
  persons: query({
    permission: permission('core.person.see', {
      ...{ administrator: 'subtree', office: 'subtree', branchSecretary: 'subtree' },
      /** Who keeps files, who decides on them, and who hears objections has to know whose they are. */
      ...{ personnelOfficer: 'subtree', secretary: 'subtree', supervisor: 'subtree' },
    }),
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.string(),
        /** The same, so that a page can fill a command's input from a row. */
        personId: z.string(),
        organisation: z.string(),
        name: z.string(),
        state: z.string(),
      }),
    ),
    whenAbsent: [],
  }),
});

export const personPages: readonly Page[] = [
  {
    id: 'organisations',
    list: 'organisations',
    columns: ['name', 'nameEn', 'code', 'level', 'parentCode'],
    commands: ['moveOrganisation'],
  },
  {
    id: 'units',
    list: 'units',
    columns: ['name', 'nameEn', 'kind', 'organisation', 'state'],
    commands: ['registerUnit', 'closeUnit'],
    undo: { registerUnit: 'closeUnit' },
  },
  {
    id: 'persons',
    list: 'persons',
    columns: ['name', 'organisation', 'state'],
    commands: ['registerPerson', 'erasePerson'],
  },
];
