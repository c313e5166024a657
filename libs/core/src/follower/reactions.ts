import { Refusal, type AnyMechanism, type FactWithDetail } from '@heli/sdk';
import { systemActor } from '../access/actor.js';
import type { Activation } from '../activation/activation.js';
import type { CommandBus } from '../command/bus.js';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { MechanismFault, type FaultBook } from '../fault/faults.js';
import type { Entry } from '../log/entry.js';
import type { EventLog } from '../log/event-log.js';
import type { Registry } from '../registry/registry.js';
import { factOf } from './facts.js';

/** Carries facts to the mechanisms that react to them, in order, exactly once, each from its own cursor. */
export class Reactions {
  readonly #running = new Map<string, Promise<void>>();
  readonly #parked = new Set<string>();
  #closed = false;

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly registry: Registry,
    private readonly activation: Activation,
    private readonly bus: CommandBus,
    private readonly faults: FaultBook,
    private readonly clock: Clock,
  ) {}

  wake(): void {
    for (const mechanism of this.registry.mechanisms) {
      if (
        mechanism.reactions.length === 0 ||
        this.#parked.has(mechanism.id) ||
        this.#running.has(mechanism.id) ||
        this.#closed
      )
        continue;
      this.#running.set(
        mechanism.id,
        this.#follow(mechanism).finally(() => this.#running.delete(mechanism.id)),
      );
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running.values());
  }

  async #follow(mechanism: AnyMechanism): Promise<void> {
    const cursor = `react:${mechanism.id}`;
    let at = await this.#begin(cursor);
    while (!this.#closed) {
      const entries = this.log.read(at, 200);
      if (entries.length === 0) return;
      for (const entry of entries) {
        try {
          await this.#reactTo(mechanism, entry, cursor);
        } catch (error) {
          this.#parked.add(mechanism.id);
          this.faults.record(
            error instanceof MechanismFault ? error : new MechanismFault(mechanism.id, 'reaction', error),
            this.clock.now(),
          );
          return;
        }
        at = entry.seq;
      }
    }
  }

  /** Where the mechanism goes on: its cursor, or the head of the log the first time. */
  async #begin(cursor: string): Promise<number> {
    const known = this.database.writer.get<{ seq: number }>(
      'SELECT seq FROM core_cursor WHERE name = ?',
      cursor,
    );
    if (known) return known.seq;
    const head = this.log.head.seq;
    await this.database.turn.run(() => this.#keep(cursor, head));
    return head;
  }

  #keep(cursor: string, seq: number): void {
    this.database.writer.run(
      'INSERT INTO core_cursor (name, seq, revision) VALUES (?, ?, 1) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq',
      cursor,
      seq,
    );
  }

  async #reactTo(mechanism: AnyMechanism, entry: Entry, cursor: string): Promise<void> {
    const wanted = mechanism.reactions.filter(
      (reaction) => reaction.of.type === entry.type && (entry.imported === 0 || reaction.imported),
    );
    if (wanted.length === 0 || !this.activation.isActive(mechanism.id, entry.organisation)) return;
    const fact: FactWithDetail = {
      ...factOf(entry, this.registry),
      detail: this.log.detailOf(entry.seq),
      causationId: entry.causation_id ?? undefined,
      correlationId: entry.correlation_id,
    };
    const cause = { id: entry.id, correlationId: entry.correlation_id, depth: entry.depth };
    const run = async (context: Parameters<(typeof wanted)[number]['react']>[0]): Promise<void> => {
      for (const reaction of wanted) await reaction.react(context, fact as never);
    };
    const react = this.bus.react(mechanism, systemActor(mechanism.id), entry.organisation, cause, run, () =>
      this.#keep(cursor, entry.seq),
    );
    // A refusal is a decision of the mechanism's, not a fault: the fact counts as seen.
    await react.catch(async (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      await this.database.turn.run(() => this.#keep(cursor, entry.seq));
    });
  }
}
