import { defineContract } from '@heli/sdk';
import { commands } from './commands.js';
import { events } from './events.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { metrics } from './metrics.js';
import { pages, suggests } from './pages.js';
import { queries } from './queries.js';
import { tiles } from './tiles.js';

/** 激励机制: how duty and service are recognised, fairly and visibly (domain.md, section 8). */
export const incentives = defineContract({
  id: 'incentives',
  version: '1.1.0',
  events,
  commands,
  queries,
  metrics,
  tiles,
  pages,
  suggests,
  ending: 'endingRules',
  locales: { 'zh-CN': zh, en },
});

export { commands, events, metrics, queries };
export * from './model.js';
export type { MetricName } from './metrics.js';
