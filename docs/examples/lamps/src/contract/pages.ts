import type { Page } from '@heli/sdk';

/** Pages of the administration: a list of records, and the commands that apply to one. */
export const pages = [
  {
    id: 'lamps',
    list: 'lamps',
    columns: ['title', 'state', 'due', 'closedAt'],
    detail: 'lampDetail',
    commands: ['addLamp', 'closeLamp'],
  },
] as const satisfies readonly Page[];
