import { personnel } from '@heli/contracts/personnel';
import { defineMechanism } from '@heli/sdk';
import * as board from './board/index.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import * as members from './members/index.js';
import { firstTables } from './migrations/0001-personnel.js';
import * as objections from './objections/index.js';
import * as pioneers from './pioneers/index.js';
import * as posts from './posts/index.js';
import { reactions } from './reactions.js';
import * as recruitment from './recruitment/index.js';
import { common, entities, personal, seenWith } from './register.js';
import * as rounds from './rounds/index.js';
import { settings } from './settings.js';
import * as teams from './teams/index.js';
import * as training from './training/index.js';

/** 用人机制: posts and those who hold them, recruitment, training, appraisal by secret ballot, pioneers and teams. */
export default defineMechanism({
  id: 'personnel',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: personnel,
  settings,
  entities,
  seenWith,
  common,
  personal,
  migrations: [firstTables],
  commands: {
    ...{ ...posts.commands, ...recruitment.commands, ...objections.commands, ...members.commands },
    ...{ ...training.commands, ...rounds.commands, ...pioneers.commands, ...teams.commands },
  },
  queries: {
    ...{ ...posts.queries, ...recruitment.queries, ...objections.queries, ...members.queries },
    ...{ ...training.queries, ...rounds.queries, ...pioneers.queries, ...teams.queries },
    ...board.queries,
  },
  reactions,
  apart: ['authorDecides', 'deciderHears', 'appraisedActs'].map((name) => `personnel.refusal.${name}`),
  locales: { 'zh-CN': zh, en },
});
