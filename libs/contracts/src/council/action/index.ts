import type { Page } from '@heli/sdk';

export { commands } from './commands.js';
export { events } from './events.js';
export { metrics } from './metrics.js';
export { queries } from './queries.js';

export const pages = [
  {
    id: 'actions',
    list: 'actions',
    columns: ['title', 'unit', 'due', 'progress', 'state', 'overdue'],
    detail: 'action',
    commands: [
      ...['assignAction', 'acceptAction', 'disputeAction', 'settleDispute', 'beginAction', 'reportProgress'],
      ...['askExtension', 'decideExtension', 'submitAction', 'reworkAction', 'verifyAction', 'closeAction'],
      'withdrawAction',
    ],
  },
] as const satisfies readonly Page[];
