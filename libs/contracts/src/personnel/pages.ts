import type { Page, Suggestion } from '@heli/sdk';

/** Administration pages; a row's `postId` and the like fill the command's field of the same name. */
export const pages = [
  {
    id: 'posts',
    list: 'posts',
    columns: ['title', 'kind', 'norm', 'serving', 'vacancies', 'since', 'state'],
    detail: 'postDetail',
    commands: ['definePost', 'startService', 'planRecruitment', 'setNorm', 'abolishPost'],
  },
  {
    id: 'staff',
    list: 'staff',
    columns: ['name', 'post', 'grade', 'employment', 'from', 'to', 'certified', 'state'],
    detail: 'staffDetail',
    commands: ['changeGrade', 'endService'],
  },
  {
    id: 'ownFile',
    list: 'ownFile',
    columns: ['about', 'title', 'from', 'to', 'state'],
    detail: 'ownFileDetail',
    commands: [],
  },
  {
    id: 'recruitments',
    list: 'recruitments',
    columns: ['title', 'kind', 'places', 'candidates', 'state', 'until'],
    detail: 'recruitmentDetail',
    commands: [...['advanceRecruitment', 'enterCandidate', 'applyFor', 'hireCandidates', 'failRecruitment']],
  },
  {
    id: 'candidates',
    list: 'candidates',
    columns: ['name', 'recruitment', 'stage', 'passed', 'state'],
    detail: 'candidateDetail',
    commands: ['passCandidate', 'excludeCandidate', 'withdrawCandidate', 'fileObjection'],
  },
  {
    id: 'objections',
    list: 'objections',
    columns: ['subjectKind', 'subject', 'reason', 'filedAt', 'due', 'state', 'overdue'],
    detail: 'objectionDetail',
    commands: ['fileObjection', 'upholdObjection', 'dismissObjection'],
  },
  {
    id: 'members',
    list: 'members',
    columns: ['name', 'unit', 'from', 'to', 'state'],
    detail: 'memberDetail',
    commands: ['nominateMember', 'approveMember', 'declineMember', 'reportMember', 'endMember'],
  },
  {
    id: 'reserves',
    list: 'reserves',
    columns: ['name', 'kind', 'mentor', 'reviewedAt', 'ready', 'state'],
    detail: 'reserveDetail',
    commands: ['listReserve', 'reviewReserve', 'endReserve'],
  },
  {
    id: 'trainings',
    list: 'trainings',
    columns: ['title', 'kind', 'day', 'minutes', 'people', 'state'],
    detail: 'trainingDetail',
    commands: ['planTraining', 'recordTraining', 'cancelTraining'],
  },
  {
    id: 'trainingRecords',
    list: 'trainingRecords',
    columns: ['training', 'name', 'day', 'minutes', 'state'],
    commands: ['voidTraining'],
  },
  {
    id: 'certificates',
    list: 'certificates',
    columns: ['name', 'kind', 'number', 'issued', 'expires', 'state'],
    detail: 'certificateDetail',
    commands: ['enterCertificate', 'revokeCertificate'],
  },
  {
    id: 'rounds',
    list: 'rounds',
    columns: ['kind', 'year', 'people', 'entitled', 'turnout', 'state'],
    detail: 'roundDetail',
    commands: [
      ...['planRound', 'advanceRound', 'openBallots', 'attestCount', 'countBallots', 'giveFeedback'],
      ...['attachApproval', 'publishRound', 'dropRound'],
    ],
  },
  {
    id: 'gradings',
    list: 'gradings',
    columns: ['name', 'kind', 'year', 'bestVotes', 'goodVotes', 'fairVotes', 'poorVotes', 'grade', 'state'],
    detail: 'gradingDetail',
    commands: ['proposeEvidence', 'decideGrade'],
  },
  {
    id: 'ownGradings',
    list: 'ownGradings',
    columns: ['name', 'kind', 'year', 'grade', 'state'],
    detail: 'ownGradingDetail',
    commands: ['writeSelfAppraisal', 'commentOnPeer', 'fileObjection'],
  },
  {
    id: 'ownEvidence',
    list: 'ownEvidence',
    columns: ['text', 'caseId', 'state'],
    commands: ['answerEvidence'],
  },
  {
    id: 'gradeBallots',
    list: 'gradeBallots',
    columns: ['name', 'kind', 'year', 'standing'],
    commands: ['castGrade'],
  },
  {
    id: 'pioneers',
    list: 'pioneers',
    columns: ['title', 'slots', 'taken', 'state'],
    detail: 'pioneerDetail',
    commands: ['definePioneer', 'openPioneer', 'choosePioneer', 'endPioneer'],
  },
  {
    id: 'assignments',
    list: 'assignments',
    columns: ['pioneer', 'name', 'pledge', 'logs', 'state'],
    detail: 'assignmentDetail',
    commands: ['showPioneer', 'appraisePioneer', 'endAssignment'],
  },
  {
    id: 'ownAssignments',
    list: 'ownAssignments',
    columns: ['pioneer', 'pledge', 'logs', 'state'],
    commands: ['logDuty', 'renewPioneer', 'giveBackPioneer'],
  },
  {
    id: 'logs',
    list: 'logs',
    columns: ['pioneer', 'name', 'text', 'at', 'state'],
    detail: 'logDetail',
    commands: ['verifyLog', 'returnLog'],
  },
  {
    id: 'teams',
    list: 'teams',
    columns: ['title', 'kind', 'leader', 'people', 'state'],
    detail: 'teamDetail',
    commands: ['formTeam', 'joinTeam', 'addToTeam', 'leaveTeam', 'removeFromTeam', 'dissolveTeam'],
  },
] as const satisfies readonly Page[];

/** What the council's table should hear of. */
export const suggests = [
  {
    on: 'personnel.vacancyLasting',
    for: 'agendaItem',
    title: 'personnel.suggestion.vacancyLasting',
    subject: 'postId',
  },
  {
    on: 'personnel.certificateExpiring',
    for: 'agendaItem',
    title: 'personnel.suggestion.certificateExpiring',
    subject: 'certificateId',
  },
  {
    on: 'personnel.objectionOverdue',
    for: 'agendaItem',
    title: 'personnel.suggestion.objectionOverdue',
    subject: 'objectionId',
  },
] as const satisfies readonly Suggestion[];
