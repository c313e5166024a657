import { Refusal, type FactWithDetail, type Reaction, type WriteContext } from '@heli/sdk';
import { systemActor } from '../access/actor.js';
import type { Activation } from '../activation/activation.js';
import { activeFor } from '../activation/active.js';
import type { CommandBus } from '../command/bus.js';
import type { Database } from '../database/database.js';
import { frozen } from '../fault/freeze.js';
import { isStorageFault, MechanismFault, MechanismPaused, StorageFault } from '../fault/faults.js';
import type { Guard } from '../fault/guard.js';
import { Retries } from '../fault/retries.js';
import { inOrder } from '../fault/work.js';
import type { Entry } from '../log/entry.js';
import type { EventLog } from '../log/event-log.js';
import type { Registry } from '../registry/registry.js';
import { factOf } from './facts.js';
import type { Follower } from './follower.js';
import { Missed } from './missed.js';
import { beginning, wantedOf, type Position } from './reacting.js';

const pageSize = 200;
/** After a refusal of the disk, a fact is tried again so much later. */
const retryMs = 1000;
/** A mechanism that finds nothing to react to keeps its cursor no further behind than this. */
const mostUnkept = 2000;

/** Carries facts to the mechanisms that react to them, in order, exactly once, each from its own cursor. */
export class Reactions {
  #positions: readonly Position[] = [];
  readonly #retries: Retries;
  readonly #listeners = new Set<(entry: Entry) => void>();
  #closed = false;

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly registry: Registry,
    private readonly activation: Activation,
    private readonly bus: CommandBus,
    private readonly guard: Guard,
    /** Servers that share a log agree on one that reacts; and some reactions wait for the numbers. */
    private readonly follower: Pick<Follower, 'leads' | 'reached'>,
    /** Whether a fact waits for a mechanism that takes over. */
    private readonly holds: (contract: string, organisation: string, seq: number) => boolean,
  ) {
    this.#positions = this.#known();
    this.#retries = new Retries(guard.breakers, 'reaction', (mechanism) => this.#tryAgain(mechanism));
  }

  /** The mechanisms that the registry knows now; one that stays goes on where it stands, an other in its place anew. */
  #known(): readonly Position[] {
    const reacting = this.registry.mechanisms.filter(({ reactions }) => reactions.length > 0);
    return reacting.map(
      (mechanism) =>
        this.#positions.find((position) => position.mechanism === mechanism) ??
        beginning(mechanism, new Missed(this.database, mechanism.id)),
    );
  }

  /** Carries facts to the mechanisms that the registry knows now, once what they are at is done. */
  async adopt(): Promise<void> {
    const known = this.#known();
    const gone = this.#positions.filter((position) => !known.includes(position));
    for (const position of gone) position.parked = true;
    await Promise.all(gone.map(async ({ running }) => running));
    this.#positions = known;
    this.wake();
  }

  /** Called when a mechanism has reacted to a fact. */
  onReacted(listener: (entry: Entry) => void): void {
    this.#listeners.add(listener);
  }

  wake(): void {
    for (const position of this.#positions) this.#wakeOne(position);
  }

  /** Settles once there is nothing left to react to. */
  async idle(): Promise<void> {
    while (this.#positions.some(({ running }) => running !== undefined)) {
      await Promise.all(this.#positions.map(async ({ running }) => running));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#retries.close();
    await Promise.all(this.#positions.map(async ({ running }) => running));
  }

  #wakeOne(position: Position): void {
    position.woken = true;
    if (position.parked || this.#closed) return;
    if (!this.follower.leads) {
      // Whoever leads moves the cursor.
      position.seq = undefined;
      return;
    }
    position.running ??= this.#follow(position).finally(() => {
      position.running = undefined;
      if (position.woken) this.#wakeOne(position);
    });
  }

  async #follow(position: Position): Promise<void> {
    position.woken = false;
    try {
      position.seq ??= await this.#begin(position);
      for (const organisation of position.missed.organisations) await this.#makeUp(position, organisation);
      while (!this.#closed && !position.parked && this.follower.leads) {
        const entries = await this.log.read(position.seq, pageSize);
        if (entries.length === 0) return;
        for (const entry of entries) {
          if (this.#isHeld(position, entry)) return;
          await this.#take(position, entry);
          position.seq = entry.seq;
        }
        if (position.seq - position.kept >= mostUnkept) await this.#pass(position, position.seq);
      }
    } catch (error) {
      this.#park(position, error);
    }
  }

  /** Stands still before a fact that can't be left out; goes on with it later. */
  #park(position: Position, error: unknown): void {
    const { id } = position.mechanism;
    position.parked = true;
    const work = inOrder(id, 'reaction');
    if (error instanceof StorageFault || isStorageFault(error)) this.#retries.after(id, retryMs);
    else if (error instanceof MechanismFault && error.mechanism === id && error.phase === 'reaction') return;
    // What it asked did not answer: a fault of that mechanism or query, which only stops this reaction.
    else if (error instanceof MechanismFault || error instanceof MechanismPaused)
      this.guard.breakers.failedLate(work, error);
    else this.guard.attribute(work, error);
  }

  #tryAgain(mechanism: string): void {
    for (const position of this.#positions.filter(({ mechanism: { id } }) => id === mechanism)) {
      position.parked = false;
      this.#wakeOne(position);
    }
  }

  /** Where the mechanism goes on: its cursor, or the head of the log the first time. */
  async #begin(position: Position): Promise<number> {
    await position.missed.load();
    const known = await this.database.sql.reader.get<{ seq: number }>(
      'SELECT seq FROM core_cursor WHERE name = ?',
      position.cursor,
    );
    if (known) {
      position.kept = known.seq;
      return known.seq;
    }
    const head = this.log.head.seq;
    await this.#pass(position, head);
    return head;
  }

  /** Keeps the cursor by itself, where there was nothing to react to. */
  #pass(position: Position, seq: number): Promise<void> {
    return this.database.turn.run(() => this.#keep(position, seq));
  }

  /** @throws Error if another server has reacted meanwhile */
  async #keep(position: Position, seq: number): Promise<void> {
    const moved = await this.database.sql.writer.run(
      `INSERT INTO core_cursor (name, seq, revision) VALUES (?, ?, 1)
       ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE core_cursor.seq < excluded.seq`,
      position.cursor,
      seq,
    );
    if (moved === 0) throw new Error('Another server reacts for this mechanism.');
    position.kept = seq;
  }

  #isHeld({ mechanism }: Position, entry: Entry): boolean {
    const contract = mechanism.implements.id;
    return wantedOf(mechanism, entry).length > 0 && this.holds(contract, entry.organisation, entry.seq);
  }

  /** Reacts to the next fact of the log, or lets it wait where the mechanism has been switched off. */
  async #take(position: Position, entry: Entry): Promise<void> {
    const { mechanism, missed } = position;
    const wanted = wantedOf(mechanism, entry);
    if (wanted.length === 0) return;
    if (this.activation.isActive(mechanism.id, entry.organisation)) {
      await this.#makeUp(position, entry.organisation);
      await this.#reactTo(position, entry, wanted, () => this.#keep(position, entry.seq));
    } else if (
      this.activation.pauseOf(mechanism.id, entry.organisation) &&
      !activeFor(this.registry, this.activation, mechanism.implements.id, entry.organisation)
    ) {
      // Where it was never switched on it begins with what happens from then on; where another does it, nothing waits.
      await missed.begin(entry.organisation, entry.seq);
    }
  }

  /** Reacts to what has waited at an organisation, if the mechanism is active there again. */
  async #makeUp(position: Position, organisation: string): Promise<void> {
    const { mechanism, missed, seq: until = 0 } = position;
    if (missed.from(organisation) === undefined || !this.activation.isActive(mechanism.id, organisation))
      return;
    // What is made up for lies behind the cursor, also after a crash: nothing is taken twice.
    if (position.kept < until) await this.#pass(position, until);
    let from = missed.from(organisation);
    while (from !== undefined && !this.#closed && this.activation.isActive(mechanism.id, organisation)) {
      const entries = (await this.log.read(from - 1, pageSize)).filter(({ seq }) => seq <= until);
      if (entries.length === 0) return missed.end(organisation);
      for (const entry of entries.filter((each) => each.organisation === organisation)) {
        const wanted = wantedOf(mechanism, entry);
        if (wanted.length > 0)
          await this.#reactTo(position, entry, wanted, () => missed.pass(organisation, entry.seq));
        missed.passed(organisation, entry.seq);
      }
      from = entries.at(-1)!.seq + 1;
    }
  }

  /** Reacts to one fact; `keep` says, in the same transaction, that it has been seen. */
  async #reactTo(
    { mechanism }: Position,
    entry: Entry,
    wanted: readonly Reaction[],
    keep: () => Promise<void>,
  ): Promise<void> {
    const fact: FactWithDetail = {
      ...factOf(entry, this.registry),
      detail: await this.log.detailOf(entry.seq),
      causationId: entry.causation_id ?? undefined,
      correlationId: entry.correlation_id,
    };
    const { id, occurred_at: occurredAt, correlation_id: correlationId, depth } = entry;
    const cause = { id, occurredAt, correlationId, depth };
    if (wanted.some(({ afterNumbers }) => afterNumbers)) await this.follower.reached(entry.seq);
    const run = async (context: WriteContext): Promise<void> => {
      for (const reaction of wanted) await reaction.react(context, frozen(fact) as never);
    };
    const react = this.bus.react(mechanism, systemActor(mechanism.id), entry.organisation, cause, run, keep);
    // A refusal is a decision of the mechanism's, not a fault: the fact counts as seen.
    await react.catch(async (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      await this.database.turn.run(keep);
    });
    for (const listener of this.#listeners) listener(entry);
  }
}
