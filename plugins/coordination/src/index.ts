import { coordination } from '@heli/contracts/coordination';
import { defineMechanism } from '@heli/sdk';
import * as affairs from './affairs/index.js';
import { CaseEvent } from './case-event.entity.js';
import { Case } from './case.entity.js';
import { archive } from './commands/archive.js';
import { arbitrate } from './commands/arbitrate.js';
import { arriveWhistle } from './commands/arrive-whistle.js';
import { blowWhistle } from './commands/blow-whistle.js';
import { concludeWhistle } from './commands/conclude-whistle.js';
import { confirm } from './commands/confirm.js';
import { contact } from './commands/contact.js';
import { dispatch } from './commands/dispatch.js';
import { extend } from './commands/extend.js';
import { file } from './commands/file.js';
import { followUp } from './commands/follow-up.js';
import { importCase } from './commands/import-case.js';
import { merge } from './commands/merge.js';
import { reject } from './commands/reject.js';
import { reopen } from './commands/reopen.js';
import { report } from './commands/report.js';
import { resume } from './commands/resume.js';
import { rework } from './commands/rework.js';
import { sendBack } from './commands/send-back.js';
import { sign } from './commands/sign.js';
import { submit } from './commands/submit.js';
import { suspend } from './commands/suspend.js';
import { verify } from './commands/verify.js';
import { receipt } from './import-profiles.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { firstTables } from './migrations/0001-case.js';
import { affairTables } from './migrations/0002-affairs.js';
import { caseDetail } from './queries/case-detail.js';
import { cases } from './queries/cases.js';
import { casesBehind } from './queries/cases-behind.js';
import { categories } from './queries/categories.js';
import { funnel } from './queries/funnel.js';
import { openByCategory } from './queries/open-by-category.js';
import { openByGrid } from './queries/open-by-grid.js';
import { dueDates } from './queries/due-dates.js';
import { openCases } from './queries/open-cases.js';
import { overdueByUnit } from './queries/overdue-by-unit.js';
import { overdueCases } from './queries/overdue-cases.js';
import { rules } from './queries/rules.js';
import { whistleBoard } from './queries/whistle-board.js';
import { whistles } from './queries/whistles.js';
import { keepCaseFellDue, keepContactFellDue, keepWhistleFellDue } from './reactions/fell-due.js';
import { settings } from './settings.js';
import { takeCases } from './taking-over/take-case.js';
import { takeWhistles } from './taking-over/take-whistle.js';
import { Whistle, WhistleCall } from './whistle.entity.js';

/** 统筹协调管理体制: the case life cycle with its deadlines, whistles, and the affairs of the neighbourhood. */
export default defineMechanism({
  id: 'coordination',
  version: '1.2.0',
  sdk: '^1.0.0',
  implements: coordination,
  settings,
  entities: [Case, CaseEvent, Whistle, WhistleCall, ...affairs.entities],
  seenWith: [
    { entity: CaseEvent, property: 'subject', with: Case },
    { entity: CaseEvent, property: 'subject', with: Whistle },
    { entity: Whistle, property: 'id', with: WhistleCall, key: 'whistleId' },
    { entity: WhistleCall, property: 'whistleId', with: Whistle },
    ...affairs.seenWith,
  ],
  common: affairs.common,
  personal: [
    { entity: Case, persons: [], words: ['title', 'place', 'description'] },
    { entity: CaseEvent, persons: [], words: ['detail'] },
    { entity: Whistle, persons: [], words: ['title', 'place'] },
    { entity: WhistleCall, persons: [], words: [] },
    ...affairs.personal,
  ],
  migrations: [firstTables, affairTables],
  commands: {
    ...{ report, verify, file, reject, merge },
    ...{ dispatch, sign, sendBack, arbitrate },
    ...{ contact, extend, suspend, resume, submit },
    ...{ confirm, rework, followUp, reopen, archive },
    ...{ blowWhistle, arriveWhistle, concludeWhistle, importCase },
    ...affairs.commands,
  },
  queries: {
    ...{ cases, caseDetail, casesBehind, whistles, categories, rules },
    ...{ dueDates, openCases, funnel, overdueCases, overdueByUnit, whistleBoard },
    ...{ openByGrid, openByCategory },
    ...affairs.queries,
  },
  takesOver: [...takeCases, ...takeWhistles],
  reactions: [keepCaseFellDue, keepContactFellDue, keepWhistleFellDue, ...affairs.reactions],
  apart: [
    'verifierIsHandler',
    'approverIsHandler',
    'rectifierVerifies',
    'drafterDecides',
    'reviewerApproves',
    'askerAnswers',
  ].map((name) => `coordination.refusal.${name}`),
  locales: { 'zh-CN': zh, en },
  importProfiles: { receipt },
});
