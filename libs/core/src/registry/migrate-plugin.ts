import type { Clock } from '../clock/clock.js';
import type { Migrator } from '../database/migrate.js';
import { MechanismFault, sentenceOf, type FaultBook } from '../fault/faults.js';
import type { Plugin } from './registry.js';

/** Brings a plugin's tables up to date. One that can't be is listed as failed and stops nobody else. */
export async function migratePlugin(
  plugin: Plugin,
  migrator: Migrator,
  faults: FaultBook,
  clock: Clock,
): Promise<Plugin> {
  if (!plugin.mechanism) return plugin;
  try {
    await migrator.migratePlugin(plugin.mechanism.id, plugin.mechanism.migrations);
    return { ...plugin, state: 'migrated' };
  } catch (error) {
    faults.record(new MechanismFault(plugin.id, 'migrate', error), clock.now());
    return {
      ...plugin,
      state: 'failed',
      reason: `Its tables can't be migrated: ${sentenceOf(error)}`,
      mechanism: undefined,
    };
  }
}
