import gt from 'semver/functions/gt.js';
import type { AnyMechanism, CommandType, Contract, EventType, Metric, QueryType } from '@heli/sdk';
import type { PluginState } from '@heli/protocol';
import type { BrowserCode } from './browser-code.js';

/** A discovered package and how far it got. */
export interface Plugin {
  readonly id: string;
  readonly version: string;
  readonly folder: string;
  readonly state: PluginState;
  readonly reason: string | undefined;
  readonly mechanism: AnyMechanism | undefined;
  /** Where its handlers run, where that is not in the house. */
  readonly isolation?: 'worker';
  /** Its browser code, if it has any. */
  readonly ui?: BrowserCode;
}

export interface MetricInContract {
  readonly id: string;
  readonly name: string;
  readonly metric: Metric;
  readonly contract: Contract;
}

/**
 * All that is known by name: mechanisms, their contracts' commands, queries, events and metrics. Of a contract that
 * several mechanisms implement, the newest version holds.
 */
export class Registry {
  readonly #plugins = new Map<string, Plugin>();
  readonly #mechanisms = new Map<string, AnyMechanism>();
  readonly #implementing = new Map<string, AnyMechanism[]>();
  readonly #contracts = new Map<string, Contract>();
  readonly #commands = new Map<string, CommandType>();
  readonly #queries = new Map<string, QueryType>();
  readonly #events = new Map<string, EventType>();
  readonly #metrics = new Map<string, MetricInContract>();

  #revision = 0;

  constructor(
    plugins: readonly Plugin[],
    private readonly builtIn: readonly AnyMechanism[],
  ) {
    this.replace(plugins);
  }

  /** Grows with each {@link replace}: whoever keeps what follows from all mechanisms sees that it is old. */
  get revision(): number {
    return this.#revision;
  }

  /** Knows these plugins from now on and no others, beside what is built in. */
  replace(plugins: readonly Plugin[]): void {
    this.#revision += 1;
    const named = [this.#commands, this.#queries, this.#events, this.#metrics];
    for (const map of [this.#plugins, this.#mechanisms, this.#implementing, this.#contracts, ...named])
      map.clear();
    for (const plugin of plugins) this.#plugins.set(plugin.id, plugin);
    const loaded = plugins.flatMap((plugin) => (plugin.mechanism ? [plugin.mechanism] : []));
    for (const mechanism of [...this.builtIn, ...loaded]) this.#add(mechanism);
  }

  #add(mechanism: AnyMechanism): void {
    const contract = mechanism.implements;
    this.#mechanisms.set(mechanism.id, mechanism);
    const rivals = this.#implementing.get(contract.id) ?? [];
    this.#implementing.set(contract.id, [...rivals, mechanism]);
    const known = this.#contracts.get(contract.id);
    if (known && !gt(contract.version, known.version)) return;
    this.#contracts.set(contract.id, contract);
    for (const event of Object.values(contract.events)) this.#events.set(event.type, event);
    for (const command of Object.values(contract.commands)) this.#commands.set(command.name, command);
    for (const query of Object.values(contract.queries)) this.#queries.set(query.name, query);
    for (const [name, metric] of Object.entries(contract.metrics)) {
      const id = `${contract.id}.${name}`;
      this.#metrics.set(id, { id, name, metric, contract });
    }
  }

  plugin(id: string): Plugin | undefined {
    return this.#plugins.get(id);
  }
  get plugins(): readonly Plugin[] {
    return [...this.#plugins.values()];
  }
  /** Built-in mechanisms and those of plugins that loaded. */
  get mechanisms(): readonly AnyMechanism[] {
    return [...this.#mechanisms.values()];
  }
  get contracts(): readonly Contract[] {
    return [...this.#contracts.values()];
  }
  get metrics(): readonly MetricInContract[] {
    return [...this.#metrics.values()];
  }
  mechanism(id: string): AnyMechanism | undefined {
    return this.#mechanisms.get(id);
  }
  /** The mechanisms that implement a contract, in order of discovery. */
  implementing(contract: string): readonly AnyMechanism[] {
    return this.#implementing.get(contract) ?? [];
  }
  command(name: string): CommandType | undefined {
    return this.#commands.get(name);
  }
  query(name: string): QueryType | undefined {
    return this.#queries.get(name);
  }
  event(type: string): EventType | undefined {
    return this.#events.get(type);
  }
  metric(id: string): MetricInContract | undefined {
    return this.#metrics.get(id);
  }
  metricsOf(contract: string): MetricInContract[] {
    return this.metrics.filter((metric) => metric.contract.id === contract);
  }
}

/** The contract that a full name (`coordination.report`) belongs to. */
export const ownerOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf('.')));
/** What follows the owner in a full name. */
export const localName = (name: string): string => name.slice(name.indexOf('.') + 1);
