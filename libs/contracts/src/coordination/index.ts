import { defineContract } from '@heli/sdk';
import { commands } from './commands.js';
import { deadlineKeys } from './deadline-keys.js';
import { events } from './events.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { metrics } from './metrics.js';
import { pages, suggests } from './pages.js';
import { queries } from './queries.js';
import { tiles } from './tiles.js';

/** 统筹协调: cases from the report to the archive through seven national steps, and whistles (domain.md, section 7). */
export const coordination = defineContract({
  id: 'coordination',
  version: '1.2.0',
  events,
  commands,
  queries,
  metrics,
  tiles,
  pages,
  suggests,
  locales: { 'zh-CN': zh, en },
});

export { commands, deadlineKeys, events, metrics, queries };
export * from './model.js';
export type { MetricName } from './metrics.js';
