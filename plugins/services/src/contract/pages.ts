import type { Page } from '@heli/sdk';

/** Pages of the administration: a list of records, and the commands that apply to one. */
export const pages = [
  {
    id: 'activities',
    list: 'activities',
    columns: ['title', 'kind', 'point', 'from', 'signedUp', 'capacity', 'state'],
    detail: 'activityDetail',
    commands: ['planActivity', 'signUp', 'holdActivity', 'cancelActivity'],
    undo: { planActivity: 'cancelActivity' },
  },
  {
    id: 'points',
    list: 'points',
    columns: ['name', 'kind', 'hours', 'open', 'coming'],
    detail: 'pointDetail',
    commands: ['openPoint', 'closePoint'],
  },
  {
    id: 'signUps',
    list: 'signUps',
    columns: ['activity', 'from', 'name', 'state', 'score'],
    commands: ['withdrawSignUp', 'rateActivity'],
  },
] as const satisfies readonly Page[];
