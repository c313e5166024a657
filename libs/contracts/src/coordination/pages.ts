import type { Page, Suggestion } from '@heli/sdk';

/** Administration pages; a row's `caseId` or `whistleId` fills the command's field of the same name. */
export const pages = [
  {
    id: 'cases',
    list: 'cases',
    columns: ['number', 'title', 'category', 'severity', 'state', 'unit', 'filedAt', 'due', 'overdue'],
    detail: 'caseDetail',
    commands: [
      ...[
        'report',
        'verify',
        'file',
        'reject',
        'merge',
        'dispatch',
        'sign',
        'sendBack',
        'arbitrate',
        'contact',
      ],
      ...['extend', 'suspend', 'resume', 'submit', 'confirm', 'rework', 'followUp', 'reopen', 'archive'],
      'blowWhistle',
    ],
  },
  {
    id: 'whistles',
    list: 'whistles',
    columns: ['kind', 'title', 'state', 'blownAt', 'arriveBy', 'arrivals', 'awaited'],
    commands: ['blowWhistle', 'arriveWhistle', 'concludeWhistle'],
  },
] as const satisfies readonly Page[];

/** A case that units sent back again and again, and a matter that comes up again and again, are for the council's table. */
export const suggests = [
  {
    on: 'coordination.caseArbitrated',
    for: 'agendaItem',
    title: 'coordination.suggestion.arbitrated',
    subject: 'caseId',
  },
  {
    on: 'coordination.matterRepeated',
    for: 'agendaItem',
    title: 'coordination.suggestion.repeated',
    subject: 'caseId',
  },
] as const satisfies readonly Suggestion[];
