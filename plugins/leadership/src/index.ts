import { leadership } from '@heli/contracts/leadership';
import { defineMechanism } from '@heli/sdk';
import * as appraisal from './appraisal/index.js';
import * as board from './board/index.js';
import * as contact from './contact/index.js';
import * as coverage from './coverage/index.js';
import * as duties from './duties/index.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { firstTables } from './migrations/0001-leadership.js';
import { reactions } from './reactions.js';
import { entities, personal, seenWith } from './register.js';
import * as requests from './requests/index.js';
import { settings } from './settings.js';

/** 领导机制: duties, coverage, contact points, reports with their appraisal, and requests. */
export default defineMechanism({
  id: 'leadership',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: leadership,
  settings,
  entities,
  seenWith,
  personal,
  migrations: [firstTables],
  commands: {
    ...duties.commands,
    ...coverage.commands,
    ...contact.commands,
    ...appraisal.commands,
    ...requests.commands,
  },
  queries: {
    ...duties.queries,
    ...coverage.queries,
    ...contact.queries,
    ...appraisal.queries,
    ...requests.queries,
    ...board.queries,
  },
  reactions,
  apart: ['approverIsAuthor', 'verifierIsReporter', 'appraisedActs', 'ownUnitAsked'].map(
    (name) => `leadership.refusal.${name}`,
  ),
  locales: { 'zh-CN': zh, en },
});
