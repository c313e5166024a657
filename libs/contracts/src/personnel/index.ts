import { defineContract } from '@heli/sdk';
import { commands } from './commands.js';
import { events } from './events.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { metrics } from './metrics.js';
import { pages, suggests } from './pages.js';
import { queries } from './queries.js';
import { tiles } from './tiles.js';

/** 用人机制: who serves where, how well prepared they are, and how fairly they are judged (domain.md, section 6). */
export const personnel = defineContract({
  id: 'personnel',
  version: '1.0.0',
  events,
  commands,
  queries,
  metrics,
  tiles,
  pages,
  suggests,
  locales: { 'zh-CN': zh, en },
});

export { commands, events, metrics, queries };
export * from './model.js';
export type { MetricName } from './metrics.js';
