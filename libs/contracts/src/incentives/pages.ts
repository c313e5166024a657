import type { Page, Suggestion } from '@heli/sdk';

/** Administration pages; a row's `ruleId` and the like fill the command's field of the same name. */
export const pages = [
  {
    id: 'rules',
    list: 'rules',
    columns: ['code', 'version', 'title', 'trigger', 'amount', 'from', 'to', 'state'],
    detail: 'ruleDetail',
    commands: ['endRule'],
  },
  {
    id: 'drafts',
    list: 'ruleDrafts',
    columns: ['code', 'version', 'title', 'trigger', 'amount'],
    detail: 'draftDetail',
    commands: ['draftRule', 'publishRule', 'dropRule'],
  },
  {
    id: 'triggers',
    list: 'triggers',
    columns: ['title', 'holders', 'fields'],
    commands: [],
  },
  {
    id: 'entries',
    list: 'entries',
    columns: ['code', 'holder', 'amount', 'at', 'state', 'flags'],
    detail: 'entryDetail',
    commands: ['approveEntry', 'rejectEntry', 'publicise', 'fileAppeal'],
  },
  {
    id: 'ownEntries',
    list: 'ownEntries',
    columns: ['code', 'holder', 'amount', 'at', 'state'],
    detail: 'ownEntryDetail',
    commands: ['fileAppeal'],
  },
  {
    id: 'notices',
    list: 'notices',
    columns: ['from', 'until', 'entries', 'points', 'objections', 'state'],
    detail: 'noticeDetail',
    commands: ['publicise'],
  },
  {
    id: 'appeals',
    list: 'appeals',
    columns: ['subjectKind', 'subject', 'reason', 'filedAt', 'due', 'state', 'overdue'],
    detail: 'appealDetail',
    commands: ['fileAppeal', 'acceptAppeal', 'hearAppeal', 'upholdAppeal', 'dismissAppeal'],
  },
  {
    id: 'accounts',
    list: 'accounts',
    columns: ['holder', 'balance'],
    commands: [],
  },
  {
    id: 'volunteers',
    list: 'volunteers',
    columns: ['name', 'kind', 'unit', 'minutes', 'stars', 'active', 'state'],
    detail: 'volunteerDetail',
    commands: ['registerVolunteer', 'endVolunteer'],
  },
  {
    id: 'shifts',
    list: 'shifts',
    columns: ['title', 'place', 'from', 'to', 'capacity', 'signedUp', 'state'],
    detail: 'shiftDetail',
    commands: ['planShift', 'signUp', 'enrol', 'cancelShift'],
  },
  {
    id: 'hours',
    list: 'hours',
    columns: ['shift', 'name', 'from', 'to', 'minutes', 'state', 'flags'],
    detail: 'hoursDetail',
    commands: ['signIn', 'signOut', 'countHours', 'proveHours', 'voidHours'],
  },
  {
    id: 'ownHours',
    list: 'ownHours',
    columns: ['shift', 'from', 'to', 'minutes', 'state'],
    commands: ['checkIn', 'checkOut', 'cancelSignUp'],
  },
  {
    id: 'rewards',
    list: 'rewards',
    columns: ['title', 'price', 'stock', 'reserved', 'state'],
    detail: 'rewardDetail',
    commands: ['offerReward', 'redeem', 'redeemFor', 'restockReward', 'closeReward'],
  },
  {
    id: 'redemptions',
    list: 'redemptions',
    columns: ['reward', 'holder', 'price', 'at', 'state'],
    detail: 'redemptionDetail',
    commands: ['handOver', 'cancelRedemption'],
  },
  {
    id: 'honours',
    list: 'honours',
    columns: ['title', 'year', 'holder', 'state', 'until'],
    detail: 'honourDetail',
    commands: [
      ...['nominateHonour', 'screenHonour', 'publiciseHonour', 'awardHonour', 'rejectHonour'],
      'revokeHonour',
    ],
  },
  {
    id: 'assessments',
    list: 'assessments',
    columns: ['kind', 'subject', 'term', 'score', 'grade', 'state', 'until'],
    detail: 'assessmentDetail',
    commands: ['openAssessment', 'reportAssessment', 'scoreAssessment', 'publiciseAssessment'],
  },
] as const satisfies readonly Page[];

/** An appeal that nobody decided in time is a matter for the council's table. */
export const suggests = [
  {
    on: 'incentives.appealOverdue',
    for: 'agendaItem',
    title: 'incentives.suggestion.appealOverdue',
    subject: 'appealId',
  },
] as const satisfies readonly Suggestion[];
