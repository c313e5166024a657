import type { Page, Suggestion } from '@heli/sdk';

export const affairPages = [
  {
    id: 'disputes',
    list: 'disputes',
    columns: ['title', 'kind', 'level', 'risk', 'sessions', 'due', 'state'],
    detail: 'disputeDetail',
    commands: [
      ...['registerDispute', 'mediateDispute', 'raiseDispute', 'settleDispute', 'failDispute'],
      ...['referDispute', 'followUpDispute'],
    ],
  },
  {
    id: 'hazards',
    list: 'hazards',
    columns: ['title', 'kind', 'grade', 'place', 'unit', 'due', 'overdue', 'state'],
    detail: 'hazardDetail',
    commands: ['reportHazard', 'rectifyHazard', 'verifyHazard', 'returnHazard'],
  },
  {
    id: 'patrols',
    list: 'patrols',
    columns: ['name', 'from', 'to', 'distance', 'cases', 'state'],
    commands: ['startPatrol', 'endPatrol'],
  },
  {
    id: 'visits',
    list: 'visits',
    columns: ['household', 'kind', 'name', 'at'],
    commands: ['recordVisit', 'setHouseholds'],
  },
  {
    id: 'threads',
    list: 'threads',
    columns: ['title', 'cases', 'state'],
    detail: 'threadDetail',
    commands: ['openThread', 'addToThread', 'splitThread', 'mergeThread', 'resolveThread'],
  },
  {
    id: 'hearings',
    list: 'hearings',
    columns: ['topic', 'at', 'place', 'participants', 'opinions', 'unanswered', 'state'],
    detail: 'hearingDetail',
    commands: [
      ...['proposeHearing', 'acceptHearing', 'noticeHearing', 'registerForHearing', 'inviteToHearing'],
      ...['closeRegistration', 'adjournHearing', 'holdHearing', 'recordOpinion', 'signRecord'],
      ...['concludeHearing', 'replyHearing', 'closeHearing', 'cancelHearing'],
    ],
  },
  {
    id: 'opinions',
    list: 'opinions',
    columns: ['topic', 'group', 'stance', 'text', 'adoption'],
    commands: ['answerOpinion'],
  },
  {
    id: 'assemblies',
    list: 'assemblies',
    columns: ['title', 'kind', 'at', 'entitled', 'present', 'needed', 'state'],
    detail: 'assemblyDetail',
    commands: ['callAssembly', 'holdAssembly', 'decideMatter', 'endAssembly', 'cancelAssembly'],
  },
  {
    id: 'openness',
    list: 'openness',
    columns: ['catalogueNo', 'title', 'scope', 'form', 'state'],
    detail: 'opennessDetail',
    commands: ['commentOnOpenness'],
  },
  {
    id: 'opennessDrafts',
    list: 'opennessDrafts',
    columns: ['catalogueNo', 'title', 'scope', 'due', 'overdue', 'state'],
    detail: 'opennessDraftDetail',
    commands: [
      ...['draftOpenness', 'reviewOpenness', 'returnOpenness', 'approveOpenness', 'publishOpenness'],
      'archiveOpenness',
    ],
  },
  {
    id: 'requests',
    list: 'requests',
    columns: ['title', 'askedAt', 'due', 'overdue', 'state'],
    detail: 'requestDetail',
    commands: ['askOpenness', 'extendRequest', 'answerRequest'],
  },
] as const satisfies readonly Page[];

/** A hazard that nobody put right in time is for the council's table. */
export const affairSuggests = [
  {
    on: 'coordination.hazardOverdue',
    for: 'agendaItem',
    title: 'coordination.suggestion.hazardOverdue',
    subject: 'hazardId',
  },
] as const satisfies readonly Suggestion[];
