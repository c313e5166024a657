import { defineContract } from '@heli/sdk';
import { affairPages, affairSuggests } from './affair-pages.js';
import { affairTiles } from './affair-tiles.js';
import { caseCommands, commands } from './commands.js';
import { deadlineKeys } from './deadline-keys.js';
import { events, eventsOfCases } from './events.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { metrics } from './metrics.js';
import { pages, suggests } from './pages.js';
import { placeTiles } from './place-tiles.js';
import { caseQueries, queries } from './queries.js';
import { tiles } from './tiles.js';

/** 统筹协调: cases from the report to the archive through seven national steps, and whistles (domain.md, section 7). */
export const coordination = defineContract({
  id: 'coordination',
  version: '1.5.0',
  events,
  commands,
  queries,
  metrics,
  tiles: [...tiles, ...affairTiles, ...placeTiles],
  pages: [...pages, ...affairPages],
  suggests: [...suggests, ...affairSuggests],
  locales: { 'zh-CN': zh, en },
});

/** The older minor, of cases and whistles: a mechanism may do these and leave the rest to nobody. */
export const coordinationOfCases = {
  ...coordination,
  ...{ version: '1.2.0', commands: caseCommands, queries: caseQueries, tiles, pages, suggests },
};

export { commands, deadlineKeys, events, eventsOfCases, metrics, queries };
export * from './affair-model.js';
export * from './model.js';
export type { MetricName } from './metrics.js';
