import type { EntitySchema } from '@mikro-orm/core';
import { Refusal } from '@heli/sdk';
import { rowFilters } from './row-filter.js';
import type { Reach } from './row-way.js';
import { writeScope } from './write-scope.js';

/** How MikroORM works for plugins, wherever their handlers run. */
export const optionsFor = (entities: readonly EntitySchema[], reach: Reach) => ({
  entities: [...entities],
  filters: rowFilters(entities, reach),
  subscribers: [writeScope],
  findOneOrFailHandler: () => new Refusal('not-found', 'core.refusal.noSuchRecord'),
  ensureDatabase: false,
  discovery: { warnWhenNoEntities: false },
});
