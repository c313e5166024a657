import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { MechanismFault, sentenceOf, type FaultBook } from '../fault/faults.js';
import type { Plugin } from './registry.js';

/**
 * Connects the database with the entities of all plugins. One whose entities can't be discovered is listed as failed
 * and stops nobody else.
 */
export async function connectPlugins(
  database: Database,
  plugins: readonly Plugin[],
  faults: FaultBook,
  clock: Clock,
): Promise<readonly Plugin[]> {
  try {
    await database.connect(entitiesOf(plugins));
    return plugins;
  } catch {
    // Together they say only that something is wrong: one at a time, they say who.
    const checked: Plugin[] = [];
    for (const plugin of plugins) checked.push(await checkedAlone(database, plugin, faults, clock));
    await database.connect(entitiesOf(checked));
    return checked;
  }
}

const entitiesOf = (plugins: readonly Plugin[]) =>
  plugins.flatMap((plugin) => plugin.mechanism?.entities ?? []);

async function checkedAlone(
  database: Database,
  plugin: Plugin,
  faults: FaultBook,
  clock: Clock,
): Promise<Plugin> {
  try {
    await database.connect(entitiesOf([plugin]));
    return plugin;
  } catch (error) {
    faults.record(new MechanismFault(plugin.id, 'load', error), clock.now());
    const reason = `Its entities can't be used: ${sentenceOf(error)}`;
    return { ...plugin, state: 'failed', reason, mechanism: undefined };
  }
}
