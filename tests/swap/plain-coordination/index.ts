import { coordinationOfCases } from '@heli/contracts/coordination';
import { defineMechanism } from '@heli/sdk';
import { Dossier, Hand, tables } from './dossier.entity.js';
import { archive, confirm, followUp, reopen, rework } from './ending.js';
import { arbitrate, contact, dispatch, extend, resume, sendBack, sign, submit, suspend } from './handling.js';
import { importCase } from './import-case.js';
import { file, merge, reject, report, verify } from './intake.js';
import {
  caseDetail,
  cases,
  categories,
  funnel,
  openByGrid,
  openCases,
  overdueByUnit,
  overdueCases,
  rules,
} from './queries.js';
import { settings } from './settings.js';
import { reactions, takesOver } from './takeover.js';
import { casesBehind, whistleBoard, whistles } from './whistle-queries.js';
import { arriveWhistle, blowWhistle, concludeWhistle } from './whistles.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };

/**
 * Coordination in its plainest form, to be read: a case is the list of its facts, and whatever is asked is read off it.
 * It shares nothing with plugins/coordination but the contract, of which it does the older minor: cases and whistles.
 */
export default defineMechanism({
  id: 'plain',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: coordinationOfCases,
  settings,
  entities: [Dossier, Hand],
  seenWith: [
    { entity: Dossier, property: 'id', with: Hand, key: 'dossier' },
    { entity: Hand, property: 'dossier', with: Dossier },
  ],
  personal: [
    { entity: Dossier, persons: [], words: ['words'] },
    { entity: Hand, persons: [], words: [] },
  ],
  migrations: [tables],
  commands: {
    ...{ report, verify, file, reject, merge, dispatch, sign, sendBack, arbitrate, contact, extend, suspend },
    ...{
      resume,
      submit,
      confirm,
      rework,
      followUp,
      reopen,
      archive,
      blowWhistle,
      arriveWhistle,
      concludeWhistle,
    },
    importCase,
  },
  queries: {
    ...{ cases, caseDetail, casesBehind, whistles, categories, rules, openCases, funnel, overdueCases },
    ...{ overdueByUnit, whistleBoard, openByGrid },
  },
  reactions,
  takesOver,
  locales: { 'zh-CN': zh, en },
});
