import { setImmediate as othersGo } from 'node:timers/promises';
import { Refusal, type AnyMechanism, type FactWithDetail } from '@heli/sdk';
import { systemActor } from '../access/actor.js';
import type { TakeoverRow } from '../activation/activation.js';
import type { LogWriter } from '../command/writer.js';
import { pendingAt, stepTakerName, unknownTo } from '../contract/activation-handlers.js';
import type { KernelParts } from '../contract/kernel-parts.js';
import { isStorageFault, StorageFault } from '../fault/faults.js';
import { inOrder } from '../fault/work.js';
import { factOf } from '../follower/facts.js';
import type { Entry } from '../log/entry.js';
import type { EventLog } from '../log/event-log.js';
import { replay, type ReplayParts } from './replay.js';

/** So many facts of the log are looked at, and those it does not know written, in one turn of the writer. */
const pageSize = 100;
/** After a refusal of the disk it is tried again so much later. */
const retryMs = 1000;

/** Who takes the step from one mechanism to the other. */
export const stepTaker = systemActor(stepTakerName);

interface TakeoverParts extends KernelParts, ReplayParts {
  readonly log: EventLog;
  readonly writer: LogWriter;
  /** Servers that share a log agree on one that takes over. */
  readonly leads: () => boolean;
  /** Settles once the mechanisms have reacted to whatever was there before. */
  readonly reacted: () => Promise<void>;
  readonly command: (organisation: string, name: string, input: unknown) => Promise<unknown>;
}

/**
 * Lets mechanisms rebuild their tables from what others of their contract have recorded, before they are switched on.
 * What answers meanwhile is the one before; nothing new is recorded there until the step from one to the other.
 */
export class Takeovers {
  #running: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;
  /** The head of the log when each of them began. */
  readonly #since = new Map<string, number>();

  constructor(private readonly parts: TakeoverParts) {}

  wake(): void {
    if (this.#next() === undefined) return;
    this.#running ??= this.#all().finally(() => {
      this.#running = undefined;
    });
  }

  /** Settles once nobody takes over any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#running;
  }

  /** Called when the activations were read anew: what happens from here on waits for whoever is next. */
  look(): void {
    const { activation, log } = this.parts;
    const known = new Map(this.#since);
    this.#since.clear();
    for (const { mechanism } of activation.takeovers)
      this.#since.set(mechanism, known.get(mechanism) ?? log.head.seq);
    this.wake();
  }

  /** Whether a fact waits for a mechanism that takes over, before any of its contract reacts to it. */
  holds(contract: string, organisation: string, seq: number): boolean {
    const mechanism = this.parts.activation.takenOverBy(contract, organisation);
    return mechanism !== undefined && seq > (this.#since.get(mechanism) ?? 0);
  }

  #next(): TakeoverRow | undefined {
    return this.#closed || !this.parts.leads() ? undefined : this.parts.activation.takeovers[0];
  }

  async #all(): Promise<void> {
    for (let row = this.#next(); row; row = this.#next()) {
      try {
        await this.#one(row).catch((error: unknown) => this.#stop(row, error));
      } catch {
        // The disk refuses, or the server is being stopped: it goes on from where it stands.
        this.#retry = setTimeout(() => this.wake(), retryMs).unref();
        return;
      }
    }
  }

  async #one(row: TakeoverRow): Promise<void> {
    const { log, command } = this.parts;
    const mechanism = this.parts.registry().mechanism(row.mechanism);
    if (!mechanism) throw new Error(`${row.mechanism} takes over, but is not loaded.`);
    // What the one before still does in answer to others is in the log before the end of it is looked for.
    await this.parts.reacted();
    const stored = await this.parts.database.turn.run(() =>
      pendingAt(this.parts, row.mechanism, row.organisation),
    );
    let seq = stored?.seq ?? 0;
    while (!this.#closed) {
      const entries = await log.read(seq, pageSize);
      if (entries.length === 0) break;
      await this.#take(mechanism, row.organisation, entries);
      seq = entries.at(-1)!.seq;
      await othersGo();
      if (!this.#isRunning(row)) return;
    }
    if (this.#closed) return;
    await command(row.organisation, 'core.activateMechanism', { mechanism: row.mechanism });
  }

  /** Whether nobody has called it off meanwhile. */
  #isRunning({ mechanism, organisation }: TakeoverRow): boolean {
    return this.parts.activation.takeovers.some(
      (each) => each.mechanism === mechanism && each.organisation === organisation,
    );
  }

  /** One page: the rows and how far it has come are one transaction. */
  async #take(mechanism: AnyMechanism, organisation: string, entries: readonly Entry[]): Promise<void> {
    const { parts } = this;
    const own = entries.filter(({ type }) => type.startsWith(`${mechanism.implements.id}.`));
    await parts.writer.submit({
      contract: mechanism.implements.id,
      action: `${mechanism.id}.takeOver`,
      actorId: systemActor(mechanism.id).id,
      organisation,
      requestId: undefined,
      secret: false,
      idempotency: undefined,
      run: async (em, now) => {
        const unknown = await unknownTo(parts, mechanism, organisation, now);
        const wanted = own.filter((entry) => unknown.has(entry.organisation, entry.seq));
        const facts = [];
        for (const entry of wanted) facts.push(await this.#factOf(entry));
        await replay(parts, mechanism, em, facts);
        await parts.database.sql.writer.run(
          'UPDATE core_takeover SET seq = ? WHERE mechanism = ? AND organisation = ?',
          entries.at(-1)!.seq,
          mechanism.id,
          organisation,
        );
        return { output: undefined, intent: { drafts: [], timers: [], afterwards: [] } };
      },
    });
  }

  async #factOf(entry: Entry): Promise<FactWithDetail> {
    return {
      ...factOf(entry, this.parts.registry()),
      detail: await this.parts.log.detailOf(entry.seq),
      causationId: entry.causation_id ?? undefined,
      correlationId: entry.correlation_id,
    };
  }

  /**
   * Stands still at a fault: the one before goes on, until somebody switches the other on again.
   * @throws what the disk refuses
   */
  async #stop({ mechanism, organisation }: TakeoverRow, error: unknown): Promise<void> {
    if (error instanceof StorageFault || isStorageFault(error)) throw error;
    // Something was recorded while the end was looked for: there is more to take.
    if (error instanceof Refusal && error.key === 'core.refusal.mechanismTakingOver') return;
    this.parts.guard.note(inOrder(mechanism, 'reaction'), error);
    const reason = 'core.pause.failed';
    await this.parts.command(organisation, 'core.deactivateMechanism', { mechanism, reason });
  }
}
