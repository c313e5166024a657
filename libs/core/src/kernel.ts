import { ulid } from 'ulid';
import type { Frame } from '@heli/protocol';
import { Accounts } from './access/accounts.js';
import { PostGrants } from './access/post-grants.js';
import { systemActor } from './access/actor.js';
import { Sessions } from './access/sessions.js';
import { OneTimeCodes } from './access/one-time-codes.js';
import type { Activation } from './activation/activation.js';
import { Audit } from './audit/audit.js';
import { forgetDaily } from './audit/retention.js';
import { BallotHouse } from './ballot/house.js';
import type { Clock } from './clock/clock.js';
import type { ChineseWorkClock } from './clock/work-clock.js';
import { CommandBus } from './command/bus.js';
import { facilitiesOn } from './command/facilities.js';
import { LogWriter } from './command/writer.js';
import type { Config } from './config/environment.js';
import { joinCluster } from './database/join-cluster.js';
import type { Database } from './database/database.js';
import type { Deadlines } from './deadline/deadlines.js';
import { demonstrationWall } from './display/demonstration-wall.js';
import { Displays } from './display/displays.js';
import { eraseAgain } from './erasure/erase-again.js';
import { erasedType, type Erasure } from './erasure/erasure.js';
import { sentenceOf, type FaultBook } from './fault/faults.js';
import type { Guard } from './fault/guard.js';
import type { Files } from './file/files.js';
import type { Follower } from './follower/follower.js';
import { Reactions } from './follower/reactions.js';
import { layFoundation, type Foundation, type KernelOptions } from './foundation.js';
import type { LiveRooms } from './live/live-rooms.js';
import { openRooms } from './live/open-rooms.js';
import type { Entry } from './log/entry.js';
import type { EventLog } from './log/event-log.js';
import { Words } from './http/problem.js';
import { CellReader } from './metric/cell-reader.js';
import { Derivation } from './metric/derivation.js';
import { Cells } from './metric/cells.js';
import type { Deliveries } from './notice/deliveries.js';
import { openDeliveries } from './notice/open-deliveries.js';
import { openOutlook } from './outlook/outlook.js';
import { growTree } from './organisation/load-tree.js';
import type { OrganisationTree } from './organisation/tree.js';
import { Plugins } from './plugin/plugins.js';
import { Queries } from './query/queries.js';
import { buildOf } from './registry/build.js';
import { ownerOf, type Registry } from './registry/registry.js';
import { Scenes } from './scene/scenes.js';
import { stepTaker, Takeovers } from './takeover/takeovers.js';

export type { KernelOptions, Notices } from './foundation.js';

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
  readonly guard: Guard;
  readonly follower: Follower;
  readonly accounts: Accounts;
  readonly postGrants: PostGrants;
  readonly sessions: Sessions;
  readonly codes: OneTimeCodes;
  readonly displays: Displays;
  readonly scenes: Scenes;
  readonly queries: Queries;
  readonly erasure: Erasure;
  readonly ballots: BallotHouse;
  readonly files: Files;
  readonly deliveries: Deliveries;
  readonly audit: Audit;
  readonly bus: CommandBus;
  readonly reactions: Reactions;
  readonly takeovers: Takeovers;
  readonly plugins: Plugins;
  readonly cells: Cells;
  readonly rooms: LiveRooms;
  readonly writer: LogWriter;
  readonly build: string;
  /** Set by the live gateway; until then frames have nowhere to go. */
  emitFrame: (room: string, frame: Frame) => void = () => undefined;
  readonly #deadlines: Deadlines;
  #leaveCluster: () => Promise<void> = () => Promise.resolve();

  private constructor({ config, notices }: KernelOptions, foundation: Foundation) {
    const { clock, database, log, registry, tree, activation, follower, faults, guard, workClock } =
      foundation;
    this.config = config;
    this.clock = clock;
    this.workClock = workClock;
    this.database = database;
    this.log = log;
    this.registry = registry;
    this.tree = tree;
    this.activation = activation;
    this.faults = faults;
    this.guard = guard;
    this.follower = follower;
    this.#deadlines = foundation.deadlines;
    this.build = buildOf(registry);
    this.accounts = new Accounts(database, clock, () => this.today());
    this.sessions = new Sessions(database, this.accounts, clock);
    this.codes = new OneTimeCodes(database, clock);
    const firstWall = config.demonstration ? () => demonstrationWall(tree) : undefined;
    this.displays = new Displays(database, this.accounts, this.codes, clock, firstWall);
    this.scenes = new Scenes(database, tree, () => this.today(), this.displays);
    const warn = (key: string) => (error: unknown) => notices.warn(key, { reason: sentenceOf(error) });
    this.erasure = foundation.erasure;
    database.traces.onFault = warn('core.warning.tracesLeft');
    this.ballots = new BallotHouse({
      database,
      clock,
      onPostgresql: config.ballotsOnPostgresql,
      writer: () => this.writer,
      warn: (key, params) => notices.warn(key, params),
    });
    const outlook = openOutlook({ registry, tree, log, follower, cells: () => this.cells });
    const house = { registry, tree, activation, clock, workClock, database, guard, outlook };
    this.queries = new Queries({ ...house, ballots: this.ballots });
    this.writer = new LogWriter(database, log, foundation.deadlines, clock);
    const words = new Words(registry);
    this.files = foundation.files;
    this.deliveries = openDeliveries(config, database, clock, words, warn('core.warning.deliveriesFailed'));
    this.audit = new Audit(database, clock);
    this.bus = new CommandBus({
      ...house,
      audit: this.audit,
      writer: this.writer,
      facilities: facilitiesOn({
        database,
        ballots: this.ballots,
        tree,
        hasChannel: (channel) => this.deliveries.has(channel),
        hasWords: (key) => words.knows(key),
        wake: () => void this.deliveries.wake(),
      }),
      ask: (actor, at, query, input) => this.queries.answer(actor, at, query, input),
    });
    this.reactions = new Reactions(
      database,
      log,
      registry,
      activation,
      this.bus,
      guard,
      follower,
      (contract, organisation, seq) => this.takeovers.holds(contract, organisation, seq),
    );
    this.takeovers = new Takeovers({
      ...foundation.parts,
      ...{ log, workClock, writer: this.writer },
      leads: () => follower.leads,
      reacted: () => this.reactions.idle(),
      command: (organisation, name, input) => this.command(organisation, name, input, ulid(), stepTaker),
    });
    const reader = new CellReader(database.sql.reader, registry, new Derivation(guard));
    this.cells = new Cells(reader, registry, activation, tree, () => this.today(), follower);
    this.rooms = openRooms(this, reader, foundation.epoch);
    this.writer.onCommitted((entries) => this.#committed(entries));
    this.writer.onCommitted((entries) => this.erasure.finish(entries));
    forgetDaily(this, warn('core.warning.auditKept'));
    // After what was committed has been taken over: it asks where mechanisms are active.
    const { queries, reactions, writer } = this;
    this.postGrants = new PostGrants({ ...house, follower, queries, reactions, writer });
    this.plugins = new Plugins(this, foundation.isolation);
    follower.onAdvance((advance) => this.rooms.advance(advance));
    follower.onElected(() => {
      this.reactions.wake();
      this.takeovers.wake();
    });
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
    await this.scenes.load();
    await this.writer.wake();
    await this.ballots.start();
    await eraseAgain(this);
    await this.follower.elect();
    this.follower.wake();
    this.reactions.wake();
    this.takeovers.look();
    this.postGrants.wake();
    this.files.start();
    void this.deliveries.wake();
    this.#leaveCluster = joinCluster(this.database.store.cluster, this);
  }

  /** Runs a command as the kernel itself: set-up, demonstration, import on this machine. */
  async command(
    organisation: string,
    name: string,
    input: unknown,
    idempotencyKey: string = ulid(),
    actor = systemActor('operator'),
  ): Promise<unknown> {
    const reply = await this.bus.execute({ actor, organisation, name, input, idempotencyKey });
    return reply.output;
  }

  async close(): Promise<void> {
    await this.#leaveCluster();
    this.rooms.close();
    await Promise.all([this.files.close(), this.deliveries.close()]);
    await this.takeovers.close();
    await this.audit.idle();
    await this.writer.close();
    await this.postGrants.close();
    // Some reactions wait for the numbers: both end together.
    await Promise.all([this.reactions.close(), this.follower.close()]);
    await this.accounts.seen.store();
    await this.plugins.close();
    await this.database.close();
  }

  async #committed(entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) growTree(this.tree, entry);
    for (const { type } of entries) this.guard.costs.appended(ownerOf(type));
    const switched = entries.some(
      ({ type }) => type.startsWith('core.mechanism') || type.startsWith('core.settings'),
    );
    if (switched) {
      await this.activation.load();
      await this.#deadlines.look();
      this.takeovers.look();
    }
    const staged = await this.scenes.committed(entries);
    // Rows on the wall may have shown the name.
    if (switched || staged || entries.some(({ type }) => type === erasedType))
      setImmediate(() => this.rooms.refreshAll());
    // Replies leave first: whoever sent the command does not wait for the numbers.
    setImmediate(() => this.follower.wake());
    this.reactions.wake();
  }
}
