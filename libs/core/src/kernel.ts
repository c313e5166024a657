import { ulid } from 'ulid';
import type { Frame } from '@heli/protocol';
import { Accounts } from './access/accounts.js';
import { installation, systemActor } from './access/actor.js';
import { OneTimeCodes } from './access/one-time-codes.js';
import type { Activation } from './activation/activation.js';
import type { Clock } from './clock/clock.js';
import type { ChineseWorkClock } from './clock/work-clock.js';
import { CommandBus } from './command/bus.js';
import { facilitiesOn } from './command/facilities.js';
import { LogWriter } from './command/writer.js';
import type { Config } from './config/environment.js';
import { joinCluster } from './database/join-cluster.js';
import type { Database } from './database/database.js';
import type { Deadlines } from './deadline/deadlines.js';
import { Displays } from './display/displays.js';
<<<<<<< /work/main/libs/core/src/kernel.ts
import { Breakers, type Transition } from './fault/breakers.js';
import { FaultBook, type MechanismFault } from './fault/faults.js';
import { Guard } from './fault/guard.js';
import { Follower } from './follower/follower.js';
=======
import { MechanismFault, type FaultBook } from './fault/faults.js';
import type { Follower } from './follower/follower.js';
>>>>>>> /tmp/tmpma8cdvnq
import { Reactions } from './follower/reactions.js';
import { layFoundation, type Foundation, type KernelOptions } from './foundation.js';
import { Feeds } from './live/feeds.js';
import { LiveRooms } from './live/live-rooms.js';
import { pausesAt } from './live/pauses.js';
import type { Entry } from './log/entry.js';
import type { EventLog } from './log/event-log.js';
import { CellReader } from './metric/cell-reader.js';
import { Cells } from './metric/cells.js';
import { growTree } from './organisation/load-tree.js';
import type { OrganisationTree } from './organisation/tree.js';
import { Queries } from './query/queries.js';
import { buildOf } from './registry/build.js';
import type { Registry } from './registry/registry.js';

<<<<<<< /work/main/libs/core/src/kernel.ts
/** Tells whoever keeps the process's log. */
export interface Notices {
  fault(fault: MechanismFault): void;
  /** A mechanism's work was paused, is tried again, or goes on. */
  turn: Transition;
  warn(key: string, params: Readonly<Record<string, string | number>>): void;
}

export interface KernelOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly notices: Notices;
  /** Given by a test instead of discovery. */
  readonly plugins?: readonly Plugin[];
}
=======
export type { KernelOptions, Notices } from './foundation.js';
>>>>>>> /tmp/tmpma8cdvnq

/** The whole house behind the doors: everything but HTTP and sockets. */
export class Kernel {
  readonly config: Config;
  readonly clock: Clock;
  readonly workClock: ChineseWorkClock;
  readonly database: Database;
  readonly log: EventLog;
  readonly registry: Registry;
  readonly tree: OrganisationTree;
  readonly activation: Activation;
  readonly faults: FaultBook;
  readonly follower: Follower;
  readonly accounts: Accounts;
  readonly codes: OneTimeCodes;
  readonly displays: Displays;
  readonly queries: Queries;
  readonly bus: CommandBus;
  readonly reactions: Reactions;
  readonly cells: Cells;
  readonly rooms: LiveRooms;
  readonly writer: LogWriter;
  readonly build: string;
  /** Set by the live gateway; until then frames have nowhere to go. */
  emitFrame: (room: string, frame: Frame) => void = () => undefined;
  readonly #deadlines: Deadlines;
  #leaveCluster: () => Promise<void> = () => Promise.resolve();

<<<<<<< /work/main/libs/core/src/kernel.ts
  private constructor(
    readonly config: Config,
    readonly clock: Clock,
    readonly workClock: ChineseWorkClock,
    readonly database: Database,
    readonly log: EventLog,
    readonly registry: Registry,
    readonly tree: OrganisationTree,
    readonly faults: FaultBook,
    readonly guard: Guard,
    deadlines: (kernel: Kernel) => Deadlines,
  ) {
    const { reader } = database;
    const dayOf = (instant: string): string => workClock.dayOf(instant);
=======
  private constructor({ config, clock }: KernelOptions, foundation: Foundation) {
    const { database, log, registry, tree, activation, follower, faults, workClock } = foundation;
    this.config = config;
    this.clock = clock;
    this.workClock = workClock;
    this.database = database;
    this.log = log;
    this.registry = registry;
    this.tree = tree;
    this.activation = activation;
    this.faults = faults;
    this.follower = follower;
    this.#deadlines = foundation.deadlines;
>>>>>>> /tmp/tmpma8cdvnq
    this.build = buildOf(registry);
    this.accounts = new Accounts(database, clock);
    this.codes = new OneTimeCodes(database, clock);
    this.displays = new Displays(
      database,
      this.accounts,
      this.codes,
      clock,
      config.demonstration ? () => this.#demonstrationWall() : undefined,
    );
<<<<<<< /work/main/libs/core/src/kernel.ts
    this.queries = new Queries(registry, this.tree, this.activation, clock, workClock, database, guard);
    const armed = deadlines(this);
    this.writer = new LogWriter(database, log, armed, clock);
=======
    this.queries = new Queries(registry, tree, activation, clock, workClock, database, faults);
    this.writer = new LogWriter(database, log, foundation.deadlines, clock);
>>>>>>> /tmp/tmpma8cdvnq
    this.bus = new CommandBus(
      registry,
      tree,
      activation,
      clock,
      workClock,
      database,
      this.writer,
      guard,
      facilitiesOn({ database }),
      (actor, at, query, input) => this.queries.answer(actor, at, query, input),
    );
<<<<<<< /work/main/libs/core/src/kernel.ts
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
    const turned: Transition = (work, to, cause) => notices.turn(work, to, cause);
    const guard = new Guard(faults, new Breakers(config.breaker, clock, turned), clock);
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
=======
    this.reactions = new Reactions(
>>>>>>> /tmp/tmpma8cdvnq
      database,
      log,
      registry,
      activation,
      this.bus,
      faults,
<<<<<<< /work/main/libs/core/src/kernel.ts
      guard,
      (kernel) =>
        new Deadlines(database.writer, workClock, (mechanism, organisation) =>
          kernel.activation.isActive(mechanism, organisation),
        ),
=======
      clock,
      () => follower.leads,
>>>>>>> /tmp/tmpma8cdvnq
    );
    const reader = new CellReader(database.sql.reader, registry);
    this.cells = new Cells(reader, registry, activation, tree, () => this.today(), follower);
    this.rooms = this.#openRooms(reader, foundation.epoch);
    this.writer.onCommitted((entries) => this.#committed(entries));
    follower.onAdvance((advance) => this.rooms.advance(advance));
    follower.onElected(() => this.reactions.wake());
  }

  /** @throws StartFault with a sentence for a person */
  static async open(options: KernelOptions): Promise<Kernel> {
    return new Kernel(options, await layFoundation(options));
  }

  today(): string {
    return this.workClock.dayOf(this.clock.now());
  }

  /** Starts the loops: what is due fires, what is in the log is followed. */
  async start(): Promise<void> {
    await this.writer.wake();
    this.follower.wake();
    this.reactions.wake();
    this.#leaveCluster = joinCluster(this.database.store.cluster, this);
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
    await this.#leaveCluster();
    this.rooms.close();
    await this.writer.close();
    await this.reactions.close();
    await this.follower.close();
    await this.database.close();
  }

  #openRooms(reader: CellReader, epoch: string): LiveRooms {
    const { registry, follower } = this;
    return new LiveRooms(
      {
        registry,
        reader,
        cells: this.cells,
        feeds: new Feeds(this.queries, this.tree, () => this.today()),
        epoch,
        build: this.build,
        today: () => this.today(),
        position: () => ({ version: follower.version, seq: follower.seq, asOf: follower.asOf }),
        pauses: (organisation) => pausesAt(registry, this.activation, follower, organisation),
        failed: (error) => this.faults.record(new MechanismFault('core', 'feed', error), this.clock.now()),
      },
      (room, frame) => this.emitFrame(room, frame),
    );
  }

  async #committed(entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) growTree(this.tree, entry);
    if (
      entries.some(
        (entry) => entry.type.startsWith('core.mechanism') || entry.type === 'core.settingsChanged',
      )
    ) {
      await this.activation.load();
      await this.#deadlines.look();
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
