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
    id: 'meetings',
    list: 'meetings',
    columns: ['title', 'body', 'kind', 'plannedStart', 'state', 'present', 'quorum'],
    detail: 'meeting',
    commands: [
      ...['draftMeeting', 'convene', 'reschedule', 'cancelMeeting', 'openMeeting', 'pauseMeeting'],
      ...['resumeMeeting', 'closeMeeting', 'checkIn', 'recordAttendance', 'giveProxy', 'correctAttendance'],
      ...['draftMinutes', 'circulateMinutes', 'askCorrection', 'answerCorrection', 'signMinutes'],
      'publishMinutes',
    ],
  },
] as const satisfies readonly Page[];
