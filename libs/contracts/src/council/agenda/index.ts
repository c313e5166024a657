import type { Page } from '@heli/sdk';

export { commands } from './commands.js';
export { events } from './events.js';
export { metrics } from './metrics.js';
export { queries } from './queries.js';

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
