import { ulid } from 'ulid';
import type { Frame } from '@heli/protocol';
import { Accounts } from './access/accounts.js';
import { installation, systemActor } from './access/actor.js';
import { OneTimeCodes } from './access/one-time-codes.js';
import { Activation } from './activation/activation.js';
import type { Clock } from './clock/clock.js';
import { ChineseWorkClock } from './clock/work-clock.js';
import { CommandBus } from './command/bus.js';
import { LogWriter } from './command/writer.js';
import type { Config } from './config/environment.js';
import { coreMechanism } from './contract/core-mechanism.js';
import { Database } from './database/database.js';
import { epochOf, keepZone } from './database/meta.js';
import { Migrator } from './database/migrate.js';
import { Deadlines } from './deadline/deadlines.js';
import { Displays } from './display/displays.js';
import { FaultBook, type MechanismFault } from './fault/faults.js';
import { Follower } from './follower/follower.js';
import { Reactions } from './follower/reactions.js';
import { Feeds } from './live/feeds.js';
import { LiveRooms } from './live/live-rooms.js';
import { pausesAt } from './live/pauses.js';
import type { Entry } from './log/entry.js';
import { EventLog } from './log/event-log.js';
import { CellReader } from './metric/cell-reader.js';
import { Cells } from './metric/cells.js';
import { growTree, loadTree } from './organisation/load-tree.js';
import { OrganisationTree } from './organisation/tree.js';
import { Queries } from './query/queries.js';
import { buildOf } from './registry/build.js';
import { discoverPlugins } from './registry/discover.js';
import { connectPlugins } from './registry/connect-plugins.js';
import { migratePlugin } from './registry/migrate-plugin.js';
import { Registry, type Plugin } from './registry/registry.js';

/** Tells whoever keeps the process's log. */
export interface Notices {
  fault(fault: MechanismFault): void;
  warn(key: string, params: Readonly<Record<string, string | number>>): void;
}

export interface KernelOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly notices: Notices;
  /** Given by a test instead of discovery. */
  readonly plugins?: readonly Plugin[];
}

/** The whole house behind the doors: everything but HTTP and sockets. */
export class Kernel {
  readonly accounts: Accounts;
  readonly codes: OneTimeCodes;
  readonly displays: Displays;
  readonly activation: Activation;
  readonly queries: Queries;
  readonly bus: CommandBus;
  readonly follower: Follower;
  readonly reactions: Reactions;
  readonly cells: Cells;
  readonly rooms: LiveRooms;
  readonly writer: LogWriter;
  readonly build: string;
  /** Set by the live gateway; until then frames have nowhere to go. */
  emitFrame: (room: string, frame: Frame) => void = () => undefined;

  private constructor(
    readonly config: Config,
    readonly clock: Clock,
    readonly workClock: ChineseWorkClock,
    readonly database: Database,
    readonly log: EventLog,
    readonly registry: Registry,
    readonly tree: OrganisationTree,
    readonly faults: FaultBook,
    deadlines: (kernel: Kernel) => Deadlines,
  ) {
    const { reader } = database;
    const dayOf = (instant: string): string => workClock.dayOf(instant);
    this.build = buildOf(registry);
    loadTree(this.tree, database.writer);
    this.activation = new Activation(database, this.tree, clock, dayOf);
    this.accounts = new Accounts(database, clock);
    this.codes = new OneTimeCodes(database, clock);
    this.displays = new Displays(
      database,
      this.accounts,
      this.codes,
      clock,
      config.demonstration ? () => this.#demonstrationWall() : undefined,
    );
    this.queries = new Queries(registry, this.tree, this.activation, clock, workClock, database, faults);
    const armed = deadlines(this);
    this.writer = new LogWriter(database, log, armed, clock);
    this.bus = new CommandBus(
      registry,
      this.tree,
      this.activation,
      clock,
      workClock,
      database,
      this.writer,
      faults,
      (actor, at, query, input) => this.queries.answer(actor, at, query, input),
    );
    this.follower = new Follower(database, log, registry, this.tree, clock, faults, dayOf);
    this.reactions = new Reactions(database, log, registry, this.activation, this.bus, faults, clock);
    const cellReader = new CellReader(reader, registry);
    this.cells = new Cells(
      cellReader,
      registry,
      this.activation,
      this.tree,
      () => this.today(),
      this.follower,
    );
    this.rooms = new LiveRooms(
      {
        registry,
        reader: cellReader,
        cells: this.cells,
        feeds: new Feeds(this.queries, this.tree, () => this.today()),
        epoch: epochOf(database.writer),
        build: this.build,
        today: () => this.today(),
        position: () => ({
          version: this.follower.version,
          seq: this.follower.seq,
          asOf: this.follower.asOf,
        }),
        pauses: (organisation) => pausesAt(registry, this.activation, this.follower, organisation),
      },
      (room, frame) => this.emitFrame(room, frame),
    );
    this.writer.onCommitted((entries) => this.#committed(entries, armed));
    this.follower.onAdvance((advance) => this.rooms.advance(advance));
    armed.begin(clock.now());
  }

  /** @throws StartFault with a sentence for a person */
  static async open({ config, clock, notices, plugins }: KernelOptions): Promise<Kernel> {
    const database = Database.open(config.dataFolder);
    const migrator = new Migrator(database.writer, config.dataFolder, () => clock.now());
    await migrator.migrateCore();
    keepZone(database.writer, config.zone);
    const faults = new FaultBook((fault) => notices.fault(fault));
    const found = plugins ?? (await discoverPlugins(config.pluginFolders));
    const migrated: Plugin[] = [];
    for (const plugin of found) migrated.push(await migratePlugin(plugin, migrator, faults, clock));
    const connected = await connectPlugins(database, migrated, faults, clock);
    const workClock = new ChineseWorkClock(config.zone, (year) =>
      notices.warn('core.warning.holidaysUnknown', { year }),
    );
    const holder: { kernel: Kernel | undefined } = { kernel: undefined };
    const self = (): Kernel => {
      if (!holder.kernel) throw new Error('The kernel is used before it stands.');
      return holder.kernel;
    };
    const tree = new OrganisationTree();
    const parts = {
      database,
      registry: () => registry,
      activation: () => self().activation,
      faults,
      head: () => self().log.head.seq,
    };
    const registry: Registry = new Registry(connected, [coreMechanism(parts, tree)]);
    const log = new EventLog(database);
    holder.kernel = new Kernel(
      config,
      clock,
      workClock,
      database,
      log,
      registry,
      tree,
      faults,
      (kernel) =>
        new Deadlines(database.writer, workClock, (mechanism, organisation) =>
          kernel.activation.isActive(mechanism, organisation),
        ),
    );
    return holder.kernel;
  }

  today(): string {
    return this.workClock.dayOf(this.clock.now());
  }

  /** Starts the loops: what is due fires, what is in the log is followed. */
  async start(): Promise<void> {
    await this.writer.wake();
    this.follower.wake();
    this.reactions.wake();
  }

  /** Runs a command as the kernel itself: set-up, demonstration, import on this machine. */
  async command(
    organisation: string,
    name: string,
    input: unknown,
    idempotencyKey: string = ulid(),
  ): Promise<unknown> {
    const reply = await this.bus.execute({
      actor: systemActor('operator'),
      organisation,
      name,
      input,
      idempotencyKey,
    });
    return reply.output;
  }

  async close(): Promise<void> {
    this.rooms.close();
    await this.writer.close();
    await this.reactions.close();
    await this.follower.close();
    await this.database.close();
  }

  #committed(entries: readonly Entry[], deadlines: Deadlines): void {
    for (const entry of entries) growTree(this.tree, entry);
    if (
      entries.some(
        (entry) => entry.type.startsWith('core.mechanism') || entry.type === 'core.settingsChanged',
      )
    ) {
      this.activation.load();
      deadlines.look();
      setImmediate(() => this.rooms.refreshAll());
    }
    // Replies leave first: whoever sent the command does not wait for the numbers.
    setImmediate(() => this.follower.wake());
    this.reactions.wake();
  }

  #demonstrationWall(): Parameters<Displays['open']>[0] {
    const organisation =
      this.tree.codes().find((code) => code.length === 9) ?? this.tree.codes()[0] ?? installation;
    return { name: 'demo', organisation, audience: 'council', language: 'zh-CN', theme: 'night' };
  }
}
