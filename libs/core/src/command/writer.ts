import { setImmediate as afterArrivals } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/core';
import { Refusal } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { inSavepoint } from '../database/own-manager.js';
import type { Deadlines } from '../deadline/deadlines.js';
import { isStorageFault, StorageFault } from '../fault/faults.js';
import type { Draft, Entry } from '../log/entry.js';
import type { Appended, EventLog } from '../log/event-log.js';
import { finish, keepOutcomes, seqsOf, type Done } from './done.js';
import type { Pending, Settled, Work } from './work.js';

/** Takes note of facts that are in the log now. */
export type Committed = (entries: readonly Entry[]) => Promise<void> | void;

/** How much goes into one commit: so many units, or as many as fit into this time. */
const most = { units: 64, milliseconds: 20 };
const timerCap = 2 ** 31 - 1;
/** After a failed commit, what is due is tried again so much later. */
const retryMs = 1000;

/**
 * The one writer of the log. While one batch commits, arriving work forms the next; each unit runs in its own
 * savepoint, the facts are appended natively at the end, and replies leave after the commit.
 */
export class LogWriter {
  #queue: Pending[] = [];
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #stuck = false;
  readonly #committed = new Set<Committed>();

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
  ) {}

  /** Called after every commit that appended facts, before the replies leave. */
  onCommitted(listener: Committed): void {
    this.#committed.add(listener);
  }

  /** @throws what the handler threw, or StorageFault if nothing could be stored */
  async submit(work: Work): Promise<{ output: unknown; seq: number }> {
    if (this.#closed) throw new StorageFault('The server is stopping.');
    const settled = await new Promise<Settled>((settle) => {
      this.#queue.push({ work, settle });
      this.#start();
    });
    if (settled.ok) return { output: settled.output, seq: settled.seq };
    throw settled.error;
  }

  /** Fires what is due now, and sees to it that the next deadline wakes the writer. */
  async wake(): Promise<void> {
    if (this.#closed) return;
    this.#start(true);
    await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #start(evenIfEmpty = false): void {
    this.#running ??= this.#pump(evenIfEmpty).finally(() => {
      this.#running = undefined;
      if (this.#queue.length > 0) this.#start();
      else this.#sleep();
    });
  }

  async #pump(evenIfEmpty: boolean): Promise<void> {
    for (let again = evenIfEmpty; this.#queue.length > 0 || again; again = this.#isDue()) {
      // SQLite works synchronously, so a batch leaves no pause in which requests are read: this is the pause.
      await afterArrivals();
      await this.database.turn.run(() => this.#batch());
    }
  }

  #isDue(): boolean {
    const { next } = this.deadlines;
    return !this.#stuck && next !== undefined && next <= this.clock.now();
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    const { next } = this.deadlines;
    if (this.#closed || next === undefined) return;
    const wait = Math.min(
      Math.max(this.#stuck ? retryMs : 0, Date.parse(next) - Date.parse(this.clock.now())),
      timerCap,
    );
    this.#timer = setTimeout(() => void this.wake(), wait).unref();
  }

  /** Carries out one commit's worth; what can't be stored is answered so, and tried again only when due. */
  async #batch(): Promise<void> {
    const taken: Pending[] = [];
    const done: Done[] = [];
    const appended = await this.#commit(taken, done);
    if (!appended) return;
    try {
      await this.#tell(appended.entries);
      await finish(done);
    } finally {
      // What is stored is acknowledged, whatever those who were told make of it.
      this.#answer(done, appended.entries.length);
    }
  }

  async #commit(taken: Pending[], done: Done[]): Promise<Appended | undefined> {
    try {
      const now = this.clock.now();
      const appended = await this.database.writing().transactional(async (em) => {
        await this.#lockOthersOut();
        const drafts = await this.deadlines.fire(now);
        // What is due comes first, all of it: commands wait for another batch.
        if (this.deadlines.next === undefined || this.deadlines.next > now) {
          await this.#runSome(em, now, taken, done, drafts);
        }
        const result = await this.log.append(drafts, now);
        const ends = seqsOf(done, this.log.head.seq, drafts.length);
        await keepOutcomes(this.database.sql.writer, done, ends, now);
        if (drafts.length > 0) await this.database.store.cluster?.announce('heli_log');
        return result;
      });
      appended.commit();
      this.#stuck = false;
      return appended;
    } catch (error) {
      this.#stuck = true;
      // Where not even this can be read, the deadlines are looked for again with the next try.
      await this.deadlines.look().catch(() => undefined);
      const fault = isStorageFault(error)
        ? new StorageFault('The log could not be written; nothing of this was stored.', { cause: error })
        : error;
      // If not even what was due could be stored, whoever waits behind it is not left waiting.
      const failed = taken.length > 0 ? taken : this.#queue.splice(0);
      for (const { settle } of failed) settle({ ok: false, error: fault });
      return undefined;
    }
  }

  async #runSome(
    em: EntityManager,
    now: string,
    taken: Pending[],
    done: Done[],
    drafts: Draft[],
  ): Promise<void> {
    const until = performance.now() + most.milliseconds;
    while (taken.length < most.units && (taken.length === 0 || performance.now() < until)) {
      const pending = this.#queue.shift();
      if (!pending) break;
      taken.push(pending);
      done.push({ pending, settled: await this.#runOne(em, now, pending.work, drafts, done) });
      // The tree, the activations and the settings are known to others once they are committed.
      if (pending.work.contract === 'core') break;
    }
  }

  async #runOne(
    em: EntityManager,
    now: string,
    work: Work,
    drafts: Draft[],
    done: readonly Done[],
  ): Promise<Done['settled']> {
    try {
      const before = await this.#earlier(work, done);
      if (before) return before;
      const { output, intent } = await inSavepoint(em, async (own) => {
        const result = await work.run(own, now);
        await own.flush();
        await this.deadlines.apply(work.contract, result.intent);
        return result;
      });
      drafts.push(...intent.drafts);
      return { ok: true, output, drafts: intent.drafts.length, afterwards: intent.afterwards };
    } catch (error) {
      // SQLite may have dropped the whole transaction: then nobody's work may be acknowledged.
      if (isStorageFault(error)) throw error;
      return { ok: false, error };
    }
  }

  /** The answer this key was given before, in the log or in this very batch. */
  async #earlier(work: Work, done: readonly Done[]): Promise<Done['settled'] | undefined> {
    if (!work.idempotency) return undefined;
    const { key, bodyHash } = work.idempotency;
    const twin = done.findIndex(
      (d) =>
        d.pending.work.actorId === work.actorId && d.pending.work.idempotency?.key === key && d.settled.ok,
    );
    const row = await this.database.sql.writer.get<{ body_hash: string; output: string; seq: number }>(
      'SELECT body_hash, output, seq FROM core_idempotency WHERE actor_id = ? AND key = ?',
      work.actorId,
      key,
    );
    const earlierHash = done[twin]?.pending.work.idempotency?.bodyHash ?? row?.body_hash;
    if (earlierHash === undefined) return undefined;
    if (earlierHash !== bodyHash)
      throw new Refusal('conflict', 'core.refusal.idempotencyKeyReused', {}, 'Idempotency-Key');
    if (row) return { ok: true, output: JSON.parse(row.output), seq: row.seq };
    const settled = done[twin]?.settled;
    return settled?.ok ? { ok: true, output: settled.output, twin } : undefined;
  }

  /**
   * One server at a time writes to a log, from its first read to its commit: a handler's guards hold although it locks
   * no rows, and the order of numbers is the order of commits. What others have written meanwhile is taken over first.
   */
  async #lockOthersOut(): Promise<void> {
    const { cluster } = this.database.store;
    if (!cluster) return;
    await cluster.lockLog();
    await this.#tell(await this.log.takeOver());
  }

  /** Takes over what other servers have written, so that this one's tree, settings and walls follow. */
  async hear(): Promise<void> {
    if (this.#closed) return;
    await this.database.turn.run(async () => this.#tell(await this.log.takeOver()));
  }

  async #tell(entries: readonly Entry[]): Promise<void> {
    if (entries.length > 0) for (const listener of this.#committed) await listener(entries);
  }

  #answer(done: readonly Done[], appended: number): void {
    const head = this.log.head.seq;
    const ends = seqsOf(done, head - appended, appended);
    done.forEach(({ pending, settled }, i) => {
      if (!settled.ok) pending.settle(settled);
      else
        pending.settle({ ok: true, output: settled.output, seq: 'seq' in settled ? settled.seq : ends[i]! });
    });
  }
}
