import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { Mutex } from '../database/mutex.js';
import { MechanismFault, type FaultBook } from '../fault/faults.js';
import type { Entry } from '../log/entry.js';
import type { EventLog } from '../log/event-log.js';
import type { Change } from '../metric/buckets.js';
import { CellReader } from '../metric/cell-reader.js';
import type { Watermark } from '../metric/cells.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Registry } from '../registry/registry.js';
import type { Advance } from './advance.js';
import { cutAtDay, foldBatch } from './fold-batch.js';
import { Folding } from './folding.js';
import { publishClosed } from './publisher.js';
import { rebuild } from './rebuild.js';

const batchSize = 500;
const retryMs = 1000;

interface Position {
  readonly mechanism: string;
  readonly folding: Folding;
  seq: number;
  fault: { readonly message: string; readonly at: string } | undefined;
  rebuilding: boolean;
}

/** The one loop that reads the log into metrics, with one cursor per mechanism, at its own pace behind the writer. */
export class Follower implements Watermark {
  readonly #positions: Position[] = [];
  readonly #listeners = new Set<(advance: Advance) => void>();
  readonly #reader: CellReader;
  #version: number;
  #running: Promise<void> | undefined;
  #woken = false;
  #closed = false;
  #held = false;
  #seenAt: string;
  readonly #rebuilds = new Mutex();

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly registry: Registry,
    private readonly tree: OrganisationTree,
    private readonly clock: Clock,
    private readonly faults: FaultBook,
    private readonly dayOf: (instant: string) => string,
  ) {
    const { writer } = database;
    // The follower publishes inside its own transaction, so it reads what it has just written.
    this.#reader = new CellReader(writer, registry);
    this.#version = Number(
      writer.get<{ value: string }>("SELECT value FROM core_meta WHERE name = 'version'")?.value ?? 0,
    );
    this.#seenAt = clock.now();
    for (const { id } of registry.mechanisms) {
      const stored = writer.get<{ seq: number }>('SELECT seq FROM core_cursor WHERE name = ?', id);
      const folding = new Folding(registry, tree, registry.metricsOf(id), dayOf);
      const seq = stored?.seq ?? 0;
      this.#positions.push({ mechanism: id, folding, seq, fault: undefined, rebuilding: false });
    }
  }

  onAdvance(listener: (advance: Advance) => void): void {
    this.#listeners.add(listener);
  }

  get version(): number {
    return this.#version;
  }
  /** Sequence number up to which every healthy mechanism's numbers are true. */
  get seq(): number {
    const healthy = this.#positions.filter((position) => position.fault === undefined);
    return Math.min(...healthy.map((position) => position.seq), this.log.head.seq);
  }
  get asOf(): string {
    return this.seq >= this.log.head.seq ? this.clock.now() : this.#seenAt;
  }

  stateOf(mechanism: string): 'following' | 'failed' | 'rebuilding' {
    const position = this.#positions.find((p) => p.mechanism === mechanism);
    if (position?.rebuilding) return 'rebuilding';
    return position?.fault === undefined ? 'following' : 'failed';
  }

  /** What parked it, and when. */
  faultOf(mechanism: string): Position['fault'] {
    return this.#positions.find((p) => p.mechanism === mechanism)?.fault;
  }

  /** Lets a parked mechanism try again from where it stands. */
  resume(mechanism: string): void {
    for (const position of this.#positions) if (position.mechanism === mechanism) position.fault = undefined;
    this.wake();
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
    this.#held = true;
    return () => {
      this.#held = false;
      this.wake();
    };
  }

  /** Settles once everything in the log now is in the numbers. */
  async caughtUp(): Promise<void> {
    const target = this.log.head.seq;
    while (this.seq < target && !this.#closed) {
      this.wake();
      await this.#running;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #follow(): Promise<void> {
    while (this.#woken) {
      this.#woken = false;
      try {
        for (let more = true; more;) more = await this.#step();
      } catch (error) {
        // A full or busy disk: the numbers stand still, their age grows, and the next try comes by itself.
        this.faults.record(new MechanismFault('core', 'fold', error), this.clock.now());
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        this.#woken = !this.#closed;
      }
    }
  }

  /** Takes the mechanisms that are furthest behind one batch further. */
  async #step(): Promise<boolean> {
    const able = this.#positions.filter((position) => position.fault === undefined);
    const least = Math.min(...able.map((position) => position.seq));
    if (this.#closed || able.length === 0 || least >= this.log.head.seq) return false;
    const group = able.filter((position) => position.seq === least);
    const next = Math.min(...able.filter((position) => position.seq > least).map((position) => position.seq));
    const entries = cutAtDay(this.log.read(least, Math.min(batchSize, next - least)));
    if (entries.length === 0) return false;
    const advance = await this.database.turn.run(() => this.#commit(group, entries));
    this.#seenAt = entries.at(-1)!.recorded_at;
    if (advance) for (const listener of this.#listeners) listener(advance);
    return true;
  }

  /** Folds and writes one batch; the buckets follow from the log, so this commit need not wait for the disk. */
  #commit(waiting: readonly Position[], entries: readonly Entry[]): Advance | undefined {
    const { writer } = this.database;
    // A rebuild may have taken one further while this batch waited for its turn.
    const group = waiting.filter((position) => position.seq === entries[0]!.seq - 1);
    if (group.length === 0) return undefined;
    const version = this.#version + 1;
    const last = entries.at(-1)!;
    writer.raw.exec('PRAGMA synchronous = NORMAL');
    writer.raw.exec('BEGIN IMMEDIATE');
    try {
      const changes = group.flatMap((position) => this.#fold(position, entries, version));
      const day =
        last.type === 'core.dayStarted' ? (JSON.parse(last.data) as { day: string }).day : undefined;
      const whole = group
        .filter((position) => position.fault === undefined)
        .map(({ mechanism }) => mechanism);
      if (day !== undefined) publishClosed(day, writer, this.#reader, this.registry, whole, last.occurred_at);
      writer.run(
        "INSERT INTO core_meta VALUES ('version', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        String(version),
      );
      writer.raw.exec('COMMIT');
      this.#version = version;
      return { version, seq: last.seq, changes, entries, day };
    } catch (error) {
      if (writer.raw.isTransaction) writer.raw.exec('ROLLBACK');
      for (const position of group) position.seq = entries[0]!.seq - 1;
      throw error;
    } finally {
      writer.raw.exec('PRAGMA synchronous = FULL');
    }
  }

  #fold(position: Position, entries: readonly Entry[], version: number): readonly Change[] {
    const { writer } = this.database;
    const { changes, seq, error } = foldBatch(position.folding, entries, writer, version);
    if (error !== undefined) this.#park(position, error);
    position.seq = seq ?? position.seq;
    writer.run(
      `INSERT INTO core_cursor VALUES (?, ?, 1, ?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, fault = excluded.fault, fault_at = excluded.fault_at`,
      position.mechanism,
      position.seq,
      position.fault?.message ?? null,
      position.fault?.at ?? null,
    );
    return changes;
  }

  #park(position: Position, error: unknown): void {
    const fault = new MechanismFault(position.mechanism, 'fold', error);
    position.fault = { message: fault.message, at: this.clock.now() };
    this.faults.record(fault, this.clock.now());
  }

  /** Builds a mechanism's numbers anew beside the old ones and switches in one transaction; walls see the mark meanwhile. */
  rebuild(mechanism: string): Promise<{ events: number; rows: number }> {
    const position = this.#positions.find((p) => p.mechanism === mechanism);
    if (!position) return Promise.resolve({ events: 0, rows: 0 });
    // They share the table in which they build.
    return this.#rebuilds.run(() => this.#rebuild(position));
  }

  async #rebuild(position: Position): Promise<{ events: number; rows: number }> {
    position.rebuilding = true;
    this.#announceAll();
    try {
      const next = (): number => this.#version + 1;
      return await rebuild(this.database, this.log, this.registry, position, next, ({ events }) => {
        this.#version += 1;
        position.seq = events;
        position.fault = undefined;
      });
    } finally {
      position.rebuilding = false;
      this.#announceAll();
      this.wake();
    }
  }

  /** Tells the rooms that any cell may have changed. */
  #announceAll(): void {
    const day = this.dayOf(this.clock.now());
    const advance = { version: this.#version, seq: this.seq, changes: [], entries: [], day };
    for (const listener of this.#listeners) listener(advance);
  }
}
