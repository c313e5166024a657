import { Refusal, type Contract } from '@heli/sdk';
import major from 'semver/functions/major.js';
import { ulid } from 'ulid';
import { Mutex } from '../database/mutex.js';
import { Migrator } from '../database/migrate.js';
import { scopeFaultOf } from '../database/row-way.js';
import { sentenceOf } from '../fault/faults.js';
import type { Isolation } from '../isolation/isolation.js';
import type { Kernel } from '../kernel.js';
import { connectPlugins } from '../registry/connect-plugins.js';
import { loadPlugin } from '../registry/discover.js';
import { migratePlugin } from '../registry/migrate-plugin.js';
import type { Plugin } from '../registry/registry.js';
import { dropTables, exportTables } from './data.js';
import { inspect, type Offer } from './inspect.js';
import { integrityOf, unpack } from './package-file.js';
import { PluginStore } from './store.js';

/** What becomes of the tables of a mechanism whose package is removed. */
export const dataFates = ['keep', 'export', 'drop'] as const;
export type DataFate = (typeof dataFates)[number];

/** A package that somebody may consent to. */
export interface Inspected extends Offer {
  readonly integrity: string;
  /** The version that is installed now, if there is one. */
  readonly replaces: string | null;
}

const conflict = (name: string, params: Readonly<Record<string, string>> = {}, field = 'package'): Refusal =>
  new Refusal('conflict', `core.refusal.${name}`, params, field);

/** Packages that come, are renewed and go while the house stands: nothing is restarted, no wall is disturbed. */
export class Plugins {
  readonly #turn = new Mutex();
  readonly #store: PluginStore;

  constructor(
    private readonly kernel: Kernel,
    private readonly isolation: Isolation,
  ) {
    this.#store = new PluginStore(kernel.database);
  }

  /**
   * Looks at a package without letting it in.
   * @throws Refusal where it is none, or none for this house
   */
  inspect(source: string): Promise<Inspected> {
    return this.#turn.run(async () => {
      const staged = this.#store.stage(ulid());
      try {
        return await this.#look(source, staged);
      } finally {
        this.#store.discard(staged);
      }
    });
  }

  async #look(source: string, staged: string): Promise<Inspected> {
    await unpack(source, staged);
    const offer = await inspect(staged);
    const known = this.kernel.registry.plugin(offer.id);
    this.#refuseUnsuited(offer, known);
    return { ...offer, integrity: integrityOf(staged), replaces: known?.version ?? null };
  }

  /** What would come in the way of others, or in the place of something else. */
  #refuseUnsuited({ id, contract, contractVersion, version }: Offer, known: Plugin | undefined): void {
    const { registry } = this.kernel;
    const other = registry
      .implementing(contract)
      .find((one) => one.id !== id && major(one.implements.version) !== major(contractVersion));
    if (other) throw conflict('pluginOtherMajor', { plugin: id, contract, other: other.id });
    if (registry.mechanism(id) && !known) throw conflict('pluginOfTheHouse', { plugin: id });
    if (known && !known.folder.startsWith(this.#store.folder))
      throw conflict('pluginInFolder', { plugin: id, folder: known.folder });
    if (known?.version === version && known.mechanism) throw conflict('pluginThere', { plugin: id, version });
    const before = known?.mechanism?.implements.id;
    if (before !== undefined && before !== contract)
      throw conflict('pluginOtherContract', { plugin: id, contract, before });
  }

  /**
   * Lets a package in, or a new version in the place of the one that runs; that one runs on where the new one can't.
   * @param integrity of the files that somebody consented to
   * @throws Refusal where the files are others, or can't be used
   */
  install(source: string, integrity: string): Promise<Plugin> {
    return this.#alone(async () => {
      const staged = this.#store.stage(ulid());
      try {
        const offer = await this.#look(source, staged);
        if (offer.integrity !== integrity) throw conflict('packageChanged');
        return await this.#take(offer, this.#store.keep(staged, offer, integrity));
      } finally {
        this.#store.discard(staged);
      }
    });
  }

  /**
   * Takes in what lies in a folder that the house looks through, in the place of what was loaded from there. Whoever puts it
   * there has consented.
   * @throws Refusal where it can't be used; what was loaded runs on
   */
  renew(home: string): Promise<Plugin> {
    return this.#alone(async () => {
      const staged = this.#store.stage(ulid());
      try {
        await unpack(home, staged);
        const offer = await inspect(staged);
        const known = this.kernel.registry.plugin(offer.id);
        if (this.kernel.registry.mechanism(offer.id) && known?.folder !== home)
          throw conflict('pluginInFolder', { plugin: offer.id, folder: known?.folder ?? 'Heli' });
        // A module is loaded once for each address: its new version has another.
        const name = this.#store.keep(staged, offer, integrityOf(staged));
        const plugin = await this.#migrated(name);
        const others = this.kernel.registry.plugins.filter(
          ({ id, folder }) => id !== offer.id && folder !== home,
        );
        return await this.#connect([...others, { ...plugin, folder: home }], offer.id);
      } finally {
        this.#store.discard(staged);
      }
    });
  }

  async #take(offer: Inspected, folder: string): Promise<Plugin> {
    const { id, name, version, integrity } = offer;
    const before = (await this.#store.list()).find((row) => row.id === id);
    try {
      const plugin = await this.#migrated(folder);
      const others = this.kernel.registry.plugins.filter((one) => one.id !== id);
      const taken = await this.#connect([...others, plugin], id);
      const installed_at = this.kernel.clock.now();
      await this.#store.record({ id, name, version, integrity, folder, installed_at });
      if (before && before.folder !== folder) this.#store.forget(before.folder);
      return taken;
    } catch (error) {
      if (before?.folder !== folder) this.#store.forget(folder);
      throw error;
    }
  }

  /** Loads a package and migrates its tables, once all is known to be well: there is no way back from that. */
  async #migrated(folder: string): Promise<Plugin> {
    const { database, clock, faults } = this.kernel;
    const loaded = await loadPlugin(this.#store.at(folder), this.isolation);
    if (!loaded?.mechanism) throw conflict('packageUnfit', { reason: loaded?.reason ?? 'package.json' });
    const { entities, seenWith, common, inherited } = loaded.mechanism;
    const wrong = scopeFaultOf(loaded.mechanism);
    if (wrong !== undefined) throw conflict('packageUnfit', { reason: wrong });
    await database.tryOn(entities, { seenWith, common, inherited }).catch((error: unknown) => {
      throw conflict('packageUnfit', { reason: sentenceOf(error) });
    });
    const migrator = new Migrator(database, () => clock.now());
    const plugin = await migratePlugin(loaded, migrator, faults, clock);
    if (!plugin.mechanism) throw conflict('packageUnfit', { reason: plugin.reason ?? 'migrations' });
    return plugin;
  }

  /** Puts the house on these plugins; if the wanted one can't be used, it goes on standing on those that it stood on. */
  async #connect(plugins: readonly Plugin[], wanted: string): Promise<Plugin> {
    const { database, registry, faults, clock } = this.kernel;
    const before = registry.plugins;
    const contracts = registry.contracts;
    const isTaken = (one: Plugin): boolean => one.id === wanted && one.mechanism !== undefined;
    const connected = await connectPlugins(database, plugins, faults, clock, (now) => {
      // Commands and queries find the new code with the new entities, never one without the other.
      if (now.some(isTaken)) registry.replace(now);
    });
    const taken = connected.find(isTaken);
    if (!taken) {
      await connectPlugins(database, before, faults, clock);
      const reason = connected.find(({ id }) => id === wanted)?.reason ?? wanted;
      throw conflict('packageUnfit', { reason });
    }
    await this.#settle(contracts);
    return taken;
  }

  /** Ends the threads that mechanisms have. */
  close(): Promise<void> {
    return this.#turn.run(() => this.isolation.close());
  }

  /** Changes what is there, one after the other; threads of what is no longer there end. */
  #alone<T>(change: () => Promise<T>): Promise<T> {
    return this.#turn.run(() =>
      change().finally(() => this.isolation.retain(this.kernel.registry.mechanisms)),
    );
  }

  /** Has everybody take over what the registry knows now. */
  async #settle(before: readonly Contract[]): Promise<void> {
    const { registry, follower, reactions, activation, rooms, displays, postGrants, guard } = this.kernel;
    await activation.load();
    await follower.adopt();
    await reactions.adopt();
    for (const contract of registry.contracts) {
      const old = before.find(({ id }) => id === contract.id);
      // Of several servers the one that follows builds anew.
      if (follower.leads && old && numbersOf(old) !== numbersOf(contract))
        await follower.rebuild(contract.id);
    }
    for (const { id } of registry.mechanisms) guard.breakers.tryNow(id);
    postGrants.wake();
    rooms.refreshAll();
    await displays.tellThose(() => true);
  }

  /**
   * Lets a package go that is active nowhere. Its facts stay in the log; its tables stay unless somebody says otherwise.
   * @param file where its tables are written to, for `export`
   */
  remove(id: string, fate: DataFate, file?: string): Promise<void> {
    return this.#alone(async () => {
      const row = (await this.#store.list()).find((one) => one.id === id);
      if (!row) throw new Refusal('not-found', 'core.refusal.pluginNotInstalled', { plugin: id }, 'plugin');
      const active = this.kernel.activation.activatedAt(id);
      if (active.length > 0)
        throw conflict('pluginActive', { plugin: id, organisations: active.join(', ') }, 'plugin');
      const { registry, database, faults, clock } = this.kernel;
      const mechanism = registry.mechanism(id);
      if (mechanism && fate === 'export') await exportTables(database, mechanism, file);
      const rest = registry.plugins.filter((one) => one.id !== id);
      const { contracts } = registry;
      await connectPlugins(database, rest, faults, clock, (now) => registry.replace(now));
      await this.#settle(contracts);
      if (mechanism && fate === 'drop') await dropTables(database, mechanism);
      await this.#store.erase(id);
      this.#store.forget(row.folder);
    });
  }
}

/** What a contract counts and how: where it changed, what was counted before is counted anew. */
const numbersOf = ({ metrics }: Contract): string =>
  JSON.stringify(Object.entries(metrics).map(([name, metric]) => [name, metric.kind, metric.version ?? 1]));
