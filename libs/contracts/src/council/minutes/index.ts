import type { Page } from '@heli/sdk';

export { commands } from './commands.js';
export { events } from './events.js';
export { queries } from './queries.js';

export const pages = [
  {
    id: 'corrections',
    list: 'corrections',
    columns: ['text', 'version', 'at', 'accepted', 'answer'],
    commands: ['askCorrection', 'answerCorrection'],
  },
  {
    id: 'publications',
    list: 'publications',
    columns: ['title', 'subjectType', 'audience', 'from', 'to', 'state'],
    commands: ['publish', 'withdrawPublication'],
  },
] as const satisfies readonly Page[];
