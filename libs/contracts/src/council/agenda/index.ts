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
    id: 'items',
    list: 'items',
    columns: ['title', 'origin', 'unit', 'wanted', 'state', 'proposedAt', 'meeting'],
    detail: 'item',
    commands: [
      ...['propose', 'recordProposal', 'screenItem', 'mergeItem', 'sendBackItem', 'resubmitItem'],
      ...['deferItem', 'admitItem', 'withdrawItem', 'scheduleItem', 'unscheduleItem'],
      ...['callItem', 'endItem', 'openVote', 'adoptResolution', 'freezeEvidence'],
    ],
  },
  {
    id: 'suggestions',
    list: 'suggestions',
    columns: ['title', 'about', 'organisation', 'at'],
    commands: ['proposeFromSuggestion', 'dismissSuggestion'],
  },
] as const satisfies readonly Page[];
