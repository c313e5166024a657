import type { Page } from '@heli/sdk';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };

export { commands } from './commands.js';
export { events } from './events.js';
export { metrics } from './metrics.js';
export { queries } from './queries.js';
export const words = { 'zh-CN': zh, en };

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
