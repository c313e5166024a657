import { cobuilding } from '@heli/contracts/cobuilding';
import { defineMechanism } from '@heli/sdk';
import * as agreements from './agreements/index.js';
import * as board from './board/index.js';
import * as bookings from './bookings/index.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { firstTables } from './migrations/0001-cobuilding.js';
import * as needs from './needs/index.js';
import * as places from './places/index.js';
import * as projects from './projects/index.js';
import { reactions } from './reactions.js';
import { entities, personal, seenWith } from './register.js';
import * as registrations from './registrations/index.js';
import * as resources from './resources/index.js';
import { settings } from './settings.js';

/** 共筑共建共享机制: resources, needs and projects, agreements, registrations, stations and activities. */
export default defineMechanism({
  id: 'cobuilding',
  version: '1.0.0',
  sdk: '^1.0.0',
  implements: cobuilding,
  settings,
  entities,
  seenWith,
  personal,
  migrations: [firstTables],
  commands: {
    ...resources.commands,
    ...bookings.commands,
    ...needs.commands,
    ...projects.commands,
    ...agreements.commands,
    ...registrations.commands,
    ...places.commands,
  },
  queries: {
    ...resources.queries,
    ...bookings.queries,
    ...needs.queries,
    ...projects.queries,
    ...agreements.queries,
    ...registrations.queries,
    ...places.queries,
    ...board.queries,
  },
  reactions,
  apart: [
    'authorDecides',
    'ownUnitDecides',
    'ownNeed',
    'submitterAccepts',
    'doerRates',
    'reporterConfirms',
  ].map((name) => `cobuilding.refusal.${name}`),
  locales: { 'zh-CN': zh, en },
});
