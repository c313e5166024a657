import type { Page } from '@heli/sdk';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };

export { commands } from './commands.js';
export { events } from './events.js';
export { queries } from './queries.js';
export const words = { 'zh-CN': zh, en };

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
