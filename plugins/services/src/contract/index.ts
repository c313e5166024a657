import { defineContract } from '@heli/sdk';
import { commands } from './commands.js';
import { events } from './events.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { metrics } from './metrics.js';
import { pages } from './pages.js';
import { queries } from './queries.js';
import { tiles } from './tiles.js';

export { events } from './events.js';
export type { ActivityKind, ActivityState, PointKind, SignUpState } from './model.js';

/** Serving residents 服务群众, as data and pure functions: what others rely on, whoever does it. */
export const contract = defineContract({
  id: 'services',
  version: '1.0.0',
  events,
  commands,
  queries,
  metrics,
  tiles,
  pages,
  locales: { 'zh-CN': zh, en },
});
