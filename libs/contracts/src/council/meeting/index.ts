import type { Page } from '@heli/sdk';

export { commands } from './commands.js';
export { events } from './events.js';
export { metrics } from './metrics.js';
export { queries } from './queries.js';

export const pages = [
  {
    id: 'meetings',
    list: 'meetings',
    columns: ['title', 'body', 'kind', 'plannedStart', 'state', 'present', 'quorum'],
    detail: 'meeting',
    commands: [
      ...['draftMeeting', 'convene', 'reschedule', 'cancelMeeting', 'openMeeting', 'pauseMeeting'],
      ...['resumeMeeting', 'closeMeeting', 'checkIn', 'recordAttendance', 'giveProxy', 'correctAttendance'],
      ...['draftMinutes', 'circulateMinutes', 'askCorrection', 'signMinutes'],
      'publishMinutes',
    ],
  },
] as const satisfies readonly Page[];
