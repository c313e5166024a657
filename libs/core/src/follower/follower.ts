import { setImmediate as othersGo } from 'node:timers/promises';
import { Refusal } from '@heli/sdk';
import { MechanismFault } from '../fault/faults.js';
import { Retries } from '../fault/retries.js';
import type { Entry } from '../log/entry.js';
import { CellReader } from '../metric/cell-reader.js';
import { Derivation } from '../metric/derivation.js';
import type { Watermark } from '../metric/cells.js';
import type { Advance } from './advance.js';
import { cutAtDay } from './fold-batch.js';
import type { FollowerParts } from './follower-parts.js';
import { Folding } from './folding.js';
import { Lead } from './lead.js';
import { observe } from './observe.js';
import { standingIn, type Position } from './position.js';
import { Positions } from './positions.js';
import type { Rebuilt } from './rebuild.js';
import { Rebuilds } from './rebuilds.js';
import { startingAt, whileHeld } from './starting-at.js';
import { writeBatch, type Written } from './write-batch.js';

const batchSize = 500;
const retryMs = 1000;

/** The one loop that reads the log into metrics, with one cursor per contract, at its own pace behind the writer. */
export class Follower implements Watermark {
  readonly #positions: Positions;
  readonly #retries: Retries;
  readonly #listeners = new Set<(advance: Advance) => void>();
  readonly #reader: CellReader;
  readonly #lead: Lead;
  #version = 0;
  #running: Promise<void> | undefined;
  #woken = false;
  #closed = false;
  /** Settles when it may follow again; unset while it may. */
  #held: PromiseWithResolvers<void> | undefined;
  #seenAt: string;
  readonly #rebuilds: Rebuilds;

  private constructor(private readonly parts: FollowerParts) {
    const { database, registry, tree, clock, guard, dayOf } = parts;
    // The follower publishes inside its own transaction, so it reads what it has just written.
    this.#reader = new CellReader(database.sql.writer, registry, new Derivation(guard));
    this.#seenAt = clock.now();
    this.#lead = new Lead(database.store.cluster, () => this.#load());
    const foldingOf = (id: string): Folding => new Folding(registry, tree, registry.metricsOf(id), dayOf);
    this.#positions = new Positions(registry, foldingOf, guard, clock);
    this.#rebuilds = new Rebuilds(parts, {
      nextVersion: () => this.#version + 1,
      switched: (position, seq) => {
        this.#version += 1;
        this.#positions.move({ position, seq, fault: undefined });
      },
      turned: () => this.#announceAll(),
    });
    // Parked numbers try again from where they stand.
    this.#retries = new Retries(guard.breakers, 'fold', (contract) => {
      if (this.#positions.tryAgain(contract)) this.wake();
    });
  }

  /** A follower that stands where the log's cursors stand. What parked a mechanism is tried again. */
  static async open(parts: FollowerParts): Promise<Follower> {
    const follower = new Follower(parts);
    await follower.#load();
    return follower;
  }

  /** Follows the contracts that the registry knows now, once a batch that is under way is done. */
  adopt(): Promise<void> {
    return whileHeld(this, async () => {
      await this.#running;
      this.#positions.adopt(await startingAt(this.parts));
    });
  }

  /** Whether this server is the one that follows; without other servers it always is. */
  get leads(): boolean {
    return this.#lead.held;
  }

  async #load(): Promise<void> {
    const { version, cursors } = await standingIn(this.parts.database.sql.reader);
    this.#version = version;
    for (const position of this.#positions.all) position.seq = cursors.get(position.contract)?.seq ?? 0;
  }

  /** Called when this server begins to follow in another's place. */
  onElected(listener: () => void): void {
    this.#lead.onTaken(listener);
  }

  /** Takes the lead if no other server has it; answers whether this one follows. */
  elect(): Promise<boolean> {
    return this.#lead.take();
  }

  onAdvance(listener: (advance: Advance) => void): void {
    this.#listeners.add(listener);
  }

  get version(): number {
    return this.#version;
  }
  /** Sequence number up to which every healthy contract's numbers are true. */
  get seq(): number {
    return this.#positions.upTo(this.parts.log.head.seq);
  }
  get asOf(): string {
    return this.seq >= this.parts.log.head.seq ? this.parts.clock.now() : this.#seenAt;
  }

  stateOf(contract: string): 'following' | 'failed' | 'rebuilding' {
    return this.#positions.stateOf(contract);
  }

  /** What parked it, and when. */
  faultOf(contract: string): Position['fault'] {
    return this.#positions.of(contract)?.fault;
  }

  wake(): void {
    this.#woken = true;
    if (this.#closed || this.#held) return;
    this.#running ??= this.#follow().finally(() => {
      this.#running = undefined;
      if (this.#woken) this.wake();
    });
  }

  /** Lets facts gather while much is written before anybody looks; what it answers lets it follow again. */
  hold(): () => void {
    const held = Promise.withResolvers<void>();
    this.#held = held;
    return () => {
      this.#held = undefined;
      held.resolve();
      this.wake();
    };
  }

  /** Settles once everything in the log now is in the numbers. */
  caughtUp(): Promise<void> {
    return this.reached(this.parts.log.head.seq);
  }

  /** Settles once the numbers of all that is healthy count a fact. */
  async reached(target: number): Promise<void> {
    while (this.seq < target && !this.#closed) {
      this.wake();
      await (this.#held?.promise ?? this.#running);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#held?.resolve();
    this.#retries.close();
    await this.#running;
  }

  async #follow(): Promise<void> {
    while (this.#woken) {
      this.#woken = false;
      try {
        if (await this.elect()) while (await this.#step()) await othersGo();
        else await this.#observe();
      } catch (error) {
        // A full or busy disk: the numbers stand still, their age grows, and the next try comes by itself.
        this.parts.guard.book.record(new MechanismFault('core', 'fold', error), this.parts.clock.now());
        this.#lead.doubt();
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        this.#woken = !this.#closed;
      }
    }
  }

  async #observe(): Promise<void> {
    const advance = await observe(this.parts.database, this.parts.log, this.#positions.all, this.#version);
    if (!advance) return;
    this.#version = advance.version;
    this.#seenAt = advance.entries.at(-1)?.recorded_at ?? this.#seenAt;
    this.#tell(advance);
  }

  /** Takes the contracts that are furthest behind one batch further. */
  async #step(): Promise<boolean> {
    const { group, seq, next } = this.#positions.furthestBehind();
    if (this.#closed || seq >= this.parts.log.head.seq) return false;
    const entries = cutAtDay(await this.parts.log.read(seq, Math.min(batchSize, next - seq)));
    if (entries.length === 0) return false;
    const advance = await this.#commit(group, entries);
    this.#seenAt = entries.at(-1)!.recorded_at;
    if (advance) this.#tell(advance);
    return true;
  }

  /** Folds and writes one batch; the buckets follow from the log, so this commit need not wait for the disk. */
  async #commit(waiting: readonly Position[], entries: readonly Entry[]): Promise<Advance | undefined> {
    const written = await this.parts.database.transaction(
      async (sql) => {
        // A rebuild may have taken one further while this batch waited for its turn.
        const group = waiting.filter((position) => position.seq === entries[0]!.seq - 1);
        if (group.length === 0) return undefined;
        const batch = { group, entries, version: this.#version + 1 };
        const result = await writeBatch(sql, batch, this.parts.registry, this.#reader, (position, error) =>
          this.#positions.faultOf(position, error),
        );
        await this.parts.database.store.cluster?.announce('heli_numbers');
        return result;
      },
      'derived',
      (result) => this.#takeOver(result),
    );
    return written?.advance;
  }

  #takeOver(written: Written | undefined): void {
    if (!written) return;
    this.#version = written.advance.version;
    for (const moved of written.moved) this.#positions.move(moved);
  }

  /** Builds a contract's numbers anew beside the old ones and switches in one transaction; walls see the mark meanwhile. */
  async rebuild(contract: string): Promise<Rebuilt> {
    const position = this.#positions.of(contract);
    if (!position) return { events: 0, rows: 0 };
    if (!(await this.elect())) throw new Refusal('conflict', 'core.refusal.anotherServerFollows');
    return this.#rebuilds.run(position);
  }

  /** How many of a contract's buckets differ from what the log says. */
  async differing(contract: string): Promise<number> {
    const position = this.#positions.of(contract);
    if (!position || !(await this.elect())) return 0;
    return this.#rebuilds.compare(position);
  }

  /** Tells the rooms that any cell may have changed. */
  #announceAll(): void {
    this.wake();
    const day = this.parts.dayOf(this.parts.clock.now());
    this.#tell({ version: this.#version, seq: this.seq, changes: [], entries: [], day });
  }

  #tell(advance: Advance): void {
    for (const listener of this.#listeners) listener(advance);
  }
}
