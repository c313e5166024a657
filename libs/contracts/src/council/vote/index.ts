import type { Page } from '@heli/sdk';

export { commands } from './commands.js';
export { events } from './events.js';
export { queries } from './queries.js';

export const pages = [
  {
    id: 'votes',
    list: 'votes',
    columns: ['question', 'item', 'method', 'state', 'yes', 'no', 'abstain', 'passed'],
    detail: 'vote',
    commands: ['openVote', 'recordShow', 'castNamed', 'castSecret', 'closeVote', 'publishVote'],
  },
] as const satisfies readonly Page[];
