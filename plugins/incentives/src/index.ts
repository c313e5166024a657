import { incentives } from '@heli/contracts/incentives';
import { defineMechanism } from '@heli/sdk';
import * as appeals from './appeals/index.js';
import * as assessments from './assessments/index.js';
import * as board from './board/index.js';
import * as entries from './entries/index.js';
import * as honours from './honours/index.js';
import * as hours from './hours/index.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { firstTables } from './migrations/0001-incentives.js';
import { reactions } from './reactions.js';
import { common, entities, inherited, personal, seenWith } from './register.js';
import * as rewards from './rewards/index.js';
import * as rules from './rules/index.js';
import { settings } from './settings.js';

/** 激励机制: points by rule, hours of service, rewards, honours and assessments. */
export default defineMechanism({
  id: 'incentives',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: incentives,
  settings,
  entities,
  seenWith,
  common,
  inherited,
  personal,
  migrations: [firstTables],
  commands: {
    ...rules.commands,
    ...entries.commands,
    ...appeals.commands,
    ...hours.commands,
    ...rewards.commands,
    ...honours.commands,
    ...assessments.commands,
  },
  queries: {
    ...rules.queries,
    ...entries.queries,
    ...appeals.queries,
    ...hours.queries,
    ...rewards.queries,
    ...honours.queries,
    ...assessments.queries,
    ...board.queries,
  },
  reactions,
  apart: ['authorDecides', 'holderDecides', 'tellerApproves', 'deciderHears'].map(
    (name) => `incentives.refusal.${name}`,
  ),
  locales: { 'zh-CN': zh, en },
});
