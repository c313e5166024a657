import type { Page } from '@heli/sdk';

export { commands } from './commands.js';
export { events } from './events.js';
export { queries } from './queries.js';

export const pages = [
  {
    id: 'resolutions',
    list: 'resolutions',
    columns: ['number', 'title', 'adoptedAt', 'effectiveFrom', 'state'],
    detail: 'resolution',
    commands: [
      ...['adoptResolution', 'executeResolution', 'verifyResolution', 'archiveResolution'],
      ...['amendResolution', 'repealResolution', 'assignAction'],
    ],
  },
  {
    id: 'targets',
    list: 'targets',
    columns: ['number', 'metric', 'organisation', 'baseline', 'now', 'target', 'by', 'verdict'],
    commands: [],
  },
] as const satisfies readonly Page[];
