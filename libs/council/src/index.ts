import { council } from '@heli/contracts/council';
import { defineMechanism } from '@heli/sdk';
import * as action from './action/index.js';
import * as agenda from './agenda/index.js';
import * as body from './body/index.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import * as meeting from './meeting/index.js';
import { firstTables } from './migrations/0001-council.js';
import { stageTable } from './migrations/0002-stage.js';
import * as minutes from './minutes/index.js';
import { common, entities, personal, seenWith } from './register.js';
import * as resolution from './resolution/index.js';
import * as replay from './replay/index.js';
import { settings } from './settings.js';
import * as stage from './stage/index.js';
import * as vote from './vote/index.js';

/** 协调委员会: the council itself, built in and always active, written against the same SDK as every plugin. */
export default defineMechanism({
  id: 'council',
  version: '1.2.0',
  sdk: '^1.0.0',
  implements: council,
  settings,
  entities,
  common,
  seenWith,
  personal,
  migrations: [firstTables, stageTable],
  commands: {
    ...body.commands,
    ...agenda.commands,
    ...meeting.commands,
    ...vote.commands,
    ...resolution.commands,
    ...action.commands,
    ...minutes.commands,
    ...stage.commands,
  },
  queries: {
    ...body.queries,
    ...agenda.queries,
    ...meeting.queries,
    ...vote.queries,
    ...resolution.queries,
    ...action.queries,
    ...minutes.queries,
    ...stage.queries,
    ...replay.queries,
  },
  reactions: [
    ...body.reactions,
    ...agenda.reactions,
    ...meeting.reactions,
    ...vote.reactions,
    ...resolution.reactions,
    ...action.reactions,
    ...minutes.reactions,
  ],
  apart: [
    'admitterProposed',
    'approverNominated',
    'approverWorksOnIt',
    'signerKept',
    'verifierExecuted',
    'verifierIsOwner',
  ].map((name) => `council.refusal.${name}`),
  locales: { 'zh-CN': zh, en },
});
