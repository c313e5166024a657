import type { AnyMechanism } from '@heli/sdk';
import { Activation } from './activation/activation.js';
import { activeFor } from './activation/active.js';
import type { Clock } from './clock/clock.js';
import { SteadyClock } from './clock/steady-clock.js';
import { ChineseWorkClock } from './clock/work-clock.js';
import type { Config } from './config/environment.js';
import { coreMechanism } from './contract/core-mechanism.js';
import type { KernelParts } from './contract/kernel-parts.js';
import { adoptNames, stopAbsent } from './database/adopt-names.js';
import { Database } from './database/database.js';
import { epochOf, keepZone, lastMoment } from './database/meta.js';
import { Migrator } from './database/migrate.js';
import { Deadlines } from './deadline/deadlines.js';
import { Erasure } from './erasure/erasure.js';
import { PersonIndex } from './erasure/person-index.js';
import { MechanismFault, sentenceOf, type FaultBook } from './fault/faults.js';
import { Guard, type FaultNotices } from './fault/guard.js';
import { ContentStore } from './file/content-store.js';
import { Files } from './file/files.js';
import { Follower } from './follower/follower.js';
import { Isolation } from './isolation/isolation.js';
import { EventLog } from './log/event-log.js';
import { SuggestionIndex } from './outlook/suggestion-index.js';
import { loadTree } from './organisation/load-tree.js';
import { OrganisationTree } from './organisation/tree.js';
import { PluginStore } from './plugin/store.js';
import { connectPlugins } from './registry/connect-plugins.js';
import { discoverPlugins } from './registry/discover.js';
import { migratePlugin } from './registry/migrate-plugin.js';
import { Registry, type Plugin } from './registry/registry.js';

/** Tells whoever keeps the process's log. */
export interface Notices extends FaultNotices {
  warn(key: string, params: Readonly<Record<string, string | number>>): void;
}

export interface KernelOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly notices: Notices;
  /** Given by a test instead of discovery. */
  readonly plugins?: readonly Plugin[];
  /** Mechanisms that belong to the house, beside the kernel's own: always active. */
  readonly builtIn?: readonly AnyMechanism[];
}

/** What is read from the database before the house stands on it. */
export interface Foundation {
  readonly database: Database;
  readonly epoch: string;
  readonly log: EventLog;
  readonly registry: Registry;
  readonly tree: OrganisationTree;
  readonly activation: Activation;
  readonly deadlines: Deadlines;
  readonly follower: Follower;
  readonly faults: FaultBook;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly workClock: ChineseWorkClock;
  readonly files: Files;
  readonly erasure: Erasure;
  readonly isolation: Isolation;
  readonly parts: KernelParts;
}

const builtInPlugin = (mechanism: AnyMechanism): Plugin => ({
  id: mechanism.id,
  version: mechanism.version,
  folder: '',
  state: 'installed',
  reason: undefined,
  mechanism,
});

/** @throws StartFault with a sentence for a person */
export async function layFoundation(options: KernelOptions): Promise<Foundation> {
  const { config } = options;
  const database = await Database.open(config.dataFolder, config.databaseUrl);
  try {
    return await build(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function build(
  database: Database,
  { config, clock: machine, notices, plugins, builtIn = [] }: KernelOptions,
): Promise<Foundation> {
  const migrator = new Migrator(database, () => machine.now());
  await migrator.migrateCore();
  const clock = new SteadyClock(machine, await lastMoment(database.sql.reader), (seconds) =>
    notices.warn('core.warning.clockSetBack', { seconds }),
  );
  const epoch = await database.transaction(async (sql) => {
    await keepZone(sql, config.zone);
    return epochOf(sql);
  });
  const guard = Guard.with(config.breaker, clock, notices);
  const faults = guard.book;
  const migrated: Plugin[] = [];
  const own = builtIn.map(builtInPlugin);
  for (const plugin of own) migrated.push(await migratePlugin(plugin, migrator, faults, clock));
  const isolation = new Isolation({
    dialect: database.dialect,
    zone: config.zone,
    queryNamed: (name) => registry.query(name),
    onEnd: (mechanism, cause) =>
      faults.record(new MechanismFault(mechanism, 'load', new Error(cause)), clock.now()),
  });
  const found = plugins ?? (await discoverPlugins(config.pluginFolders, isolation));
  for (const plugin of [...found, ...(await new PluginStore(database).load(isolation))])
    migrated.push(await migratePlugin(plugin, migrator, faults, clock));
  const connected = await connectPlugins(database, migrated, faults, clock);
  const workClock = new ChineseWorkClock(config.zone, (year) =>
    notices.warn('core.warning.holidaysUnknown', { year }),
  );
  const dayOf = (instant: string): string => workClock.dayOf(instant);
  const tree = new OrganisationTree();
  await loadTree(tree, database.sql.reader);
  const activation = new Activation(
    database,
    tree,
    clock,
    dayOf,
    new Set(['core', ...builtIn.map(({ id }) => id)]),
  );
  const log = await EventLog.open(
    database,
    new PersonIndex((type) => registry.event(type)),
    new SuggestionIndex(() => registry),
  );
  const contents = new ContentStore(config.dataFolder);
  const files = new Files(database, contents, clock, config.fileShare, (error) =>
    notices.warn('core.warning.sweepFailed', { reason: sentenceOf(error) }),
  );
  const erasure = new Erasure({ database, registry: () => registry, files });
  const head = (): number => log.head.seq;
  const parts: KernelParts = {
    database,
    registry: () => registry,
    activation,
    guard,
    erasure,
    head,
    tree,
    dayOf,
    demonstration: config.demonstration,
  };
  const registry: Registry = new Registry(connected, [coreMechanism(parts, tree)]);
  isolation.retain(registry.mechanisms);
  const deadlines = new Deadlines(
    database.sql.writer,
    workClock,
    (contract, organisation) =>
      activation.takenOverBy(contract, organisation) === undefined &&
      activeFor(registry, activation, contract, organisation) !== undefined,
  );
  await database.transaction(async (sql) => {
    await database.store.cluster?.lockLog();
    await adoptNames(sql, registry);
    await stopAbsent(sql, registry);
  });
  await activation.load();
  await database.transaction(async () => {
    await database.store.cluster?.lockLog();
    await deadlines.begin(clock.now());
  });
  const follower = await Follower.open({ database, log, registry, tree, clock, guard, dayOf });
  return {
    ...{ database, epoch, log, registry, tree, activation, deadlines, follower },
    ...{ faults, guard, clock, workClock, files, erasure, isolation, parts },
  };
}
