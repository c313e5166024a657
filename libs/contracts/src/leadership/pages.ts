import type { Page, Suggestion } from '@heli/sdk';

/** Administration pages; a row's `itemId` and the like fill the command's field of the same name. */
export const pages = [
  {
    id: 'lists',
    list: 'lists',
    columns: ['title', 'year', 'holder', 'state', 'items', 'verified', 'overdueItems'],
    detail: 'listDetail',
    commands: [
      ...[
        'draftList',
        'addItem',
        'approveList',
        'publishList',
        'checkMidYear',
        'checkYearEnd',
        'archiveList',
      ],
    ],
  },
  {
    id: 'items',
    list: 'items',
    columns: ['title', 'holder', 'category', 'weight', 'due', 'state', 'overdue'],
    detail: 'itemDetail',
    commands: ['beginItem', 'reportItem', 'verifyItem', 'returnItem', 'reopenItem', 'withdrawItem'],
  },
  {
    id: 'coverages',
    list: 'coverages',
    columns: ['title', 'kind', 'state', 'members', 'eligible', 'workCovered', 'until'],
    detail: 'coverageDetail',
    commands: [
      ...['enterCoverage', 'checkCoverage', 'planCoverage', 'joinBranch', 'foundBranch'],
      ...['assignInstructor', 'visitUnit', 'lapseCoverage'],
    ],
  },
  {
    id: 'contactPoints',
    list: 'contactPoints',
    columns: ['title', 'postTitle', 'state', 'everyDays', 'lastVisitAt', 'due', 'visited'],
    detail: 'contactPointDetail',
    commands: ['setContactPoint', 'visitContactPoint', 'endContactPoint'],
  },
  {
    id: 'reports',
    list: 'reports',
    columns: ['year', 'postTitle', 'audience', 'state', 'unit', 'problems', 'rectified'],
    detail: 'reportDetail',
    commands: [
      ...['draftReport', 'reviseReport', 'submitReport', 'deliverReport', 'openAppraisal', 'giveFeedback'],
      ...['listProblem', 'finishRectification'],
    ],
  },
  {
    id: 'ballots',
    list: 'ballots',
    columns: ['title', 'year', 'scale', 'standing', 'entitled', 'cast'],
    commands: ['castBallot'],
  },
  {
    id: 'appraisals',
    list: 'appraisals',
    columns: ['title', 'year', 'scale', 'state', 'entitled', 'cast'],
    commands: ['attestCount', 'countAppraisal'],
  },
  {
    id: 'problems',
    list: 'problems',
    columns: ['title', 'postTitle', 'year', 'state', 'due', 'overdue'],
    detail: 'problemDetail',
    commands: ['planRectification', 'reportRectification', 'verifyRectification', 'returnRectification'],
  },
  {
    id: 'requests',
    list: 'requests',
    columns: ['title', 'direction', 'unit', 'state', 'askedAt', 'due', 'overdue'],
    detail: 'requestDetail',
    commands: ['askRequest', 'answerRequest', 'withdrawRequest'],
  },
] as const satisfies readonly Page[];

/** A duty that was not done by its due date is one for the council's table. */
export const suggests = [
  {
    on: 'leadership.dutyOverdue',
    for: 'agendaItem',
    title: 'leadership.suggestion.dutyOverdue',
    subject: 'itemId',
  },
] as const satisfies readonly Suggestion[];
