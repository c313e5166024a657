import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { scopeFaultOf } from '../database/row-way.js';
import { MechanismFault, sentenceOf, type FaultBook } from '../fault/faults.js';
import { refuseOtherMajors } from './other-majors.js';
import type { Plugin } from './registry.js';

/**
 * Connects the database with the entities of all plugins. One whose entities can't be discovered, or not be kept to the
 * scopes of its contract, is listed as failed and stops nobody else. `switched` is told who stands on the database now,
 * before anybody uses it.
 */
export async function connectPlugins(
  database: Database,
  plugins: readonly Plugin[],
  faults: FaultBook,
  clock: Clock,
  switched?: (plugins: readonly Plugin[]) => void,
): Promise<readonly Plugin[]> {
  const kept = refuseOtherMajors(plugins).map((plugin) => withinScope(plugin, faults, clock));
  try {
    await connectAll(database, kept, switched);
    return kept;
  } catch {
    // Together they say only that something is wrong: one at a time, they say who.
    const checked: Plugin[] = [];
    for (const plugin of kept) checked.push(await checkedAlone(database, plugin, faults, clock));
    await connectAll(database, checked, switched);
    return checked;
  }
}

const connectAll = (
  database: Database,
  plugins: readonly Plugin[],
  switched: (plugins: readonly Plugin[]) => void = () => undefined,
): Promise<void> =>
  database.connect(
    plugins.flatMap((plugin) => plugin.mechanism?.entities ?? []),
    {
      seenWith: plugins.flatMap((plugin) => plugin.mechanism?.seenWith ?? []),
      common: plugins.flatMap((plugin) => plugin.mechanism?.common ?? []),
      inherited: plugins.flatMap((plugin) => plugin.mechanism?.inherited ?? []),
    },
    () => switched(plugins),
  );

function withinScope(plugin: Plugin, faults: FaultBook, clock: Clock): Plugin {
  const sentence = plugin.mechanism && scopeFaultOf(plugin.mechanism);
  return sentence === undefined ? plugin : failed(plugin, new Error(sentence), faults, clock);
}

async function checkedAlone(
  database: Database,
  plugin: Plugin,
  faults: FaultBook,
  clock: Clock,
): Promise<Plugin> {
  try {
    await connectAll(database, [plugin]);
    return plugin;
  } catch (error) {
    return failed(plugin, error, faults, clock);
  }
}

function failed(plugin: Plugin, error: unknown, faults: FaultBook, clock: Clock): Plugin {
  faults.record(new MechanismFault(plugin.id, 'load', error), clock.now());
  const reason = `Its entities can't be used: ${sentenceOf(error)}`;
  return { ...plugin, state: 'failed', reason, mechanism: undefined };
}
