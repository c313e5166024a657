import { defineMechanism } from '@heli/sdk';
import { addLamp } from './commands/add-lamp.js';
import { closeLamp } from './commands/close-lamp.js';
import { contract } from './contract/index.js';
import { Lamp } from './lamp.entity.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { firstTables } from './migrations/0001-lamp.js';
import { lampDetail } from './queries/lamp-detail.js';
import { lamps } from './queries/lamps.js';
import { openLamps } from './queries/open-lamps.js';
import { settings } from './settings.js';

/** Lamps 路灯: the table of contents, no logic. */
export default defineMechanism({
  id: 'lamps',
  version: '0.1.0',
  sdk: '^1.0.0',
  implements: contract,
  settings,
  entities: [Lamp],
  common: [Lamp],
  personal: [{ entity: Lamp, persons: [], words: ['title'] }],
  migrations: [firstTables],
  commands: { addLamp, closeLamp },
  queries: { lamps, lampDetail, openLamps },
  locales: { 'zh-CN': zh, en },
});
