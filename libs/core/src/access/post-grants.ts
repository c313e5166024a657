import type { Contract } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { ChineseWorkClock } from '../clock/work-clock.js';
import type { LogWriter } from '../command/writer.js';
import type { Sql } from '../database/sql.js';
import { isStorageFault, MechanismFault, MechanismPaused } from '../fault/faults.js';
import type { Follower } from '../follower/follower.js';
import type { Reactions } from '../follower/reactions.js';
import type { Entry } from '../log/entry.js';
import { dropPostGrants, replacePostGrants, type When } from './post-grant-rows.js';
import { grantingContracts, roleHoldersOf, type HolderParts } from './role-holders.js';

/** After a fault, it is asked again so much later. */
const retryMs = 30_000;

/** Facts after which any contract may answer otherwise. */
const always = new Set([
  'core.dayStarted',
  'core.mechanismActivated',
  'core.mechanismDeactivated',
  'core.organisationRegistered',
  'core.organisationMoved',
  'core.unitRegistered',
]);

interface PostGrantParts extends HolderParts {
  readonly clock: Clock;
  readonly workClock: ChineseWorkClock;
  /** Servers that share a log agree on one that asks. */
  readonly follower: Pick<Follower, 'leads' | 'onElected'>;
  readonly writer: Pick<LogWriter, 'onCommitted'>;
  readonly reactions: Pick<Reactions, 'onReacted'>;
}

/** Keeps which roles people hold by posts, as contracts tell it: asked anew when facts say that it may have changed. */
export class PostGrants {
  /** Contracts that are to be asked. */
  readonly #waiting = new Set<string>();
  readonly #retries = new Set<NodeJS.Timeout>();
  #running: Promise<void> | undefined;
  #closed = false;
  /** Whether there may be rows of contracts that nobody speaks for. */
  #isUntidy = false;

  constructor(private readonly parts: PostGrantParts) {
    parts.writer.onCommitted((entries) => this.#hear(entries));
    // A mechanism may change its rows only as it reacts.
    parts.reactions.onReacted((entry) => this.#hear([entry]));
    parts.follower.onElected(() => this.wake());
    parts.guard.breakers.onTryNow(() => this.wake());
  }

  /** Asks all contracts: at the start, and when this server begins to lead. */
  wake(): void {
    this.#isUntidy = this.parts.follower.leads;
    this.#ask(() => true);
  }

  /** Settles once there is nobody left to ask. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#retries) clearTimeout(timer);
    await this.#running;
  }

  #hear(entries: readonly Pick<Entry, 'type'>[]): void {
    if (entries.some(({ type }) => always.has(type))) return this.wake();
    this.#ask(({ grants }) => entries.some(({ type }) => grants?.on.includes(type)));
  }

  #ask(wanted: (contract: Contract) => boolean): void {
    if (this.#closed || !this.parts.follower.leads) return;
    for (const contract of grantingContracts(this.parts.registry))
      if (wanted(contract)) this.#waiting.add(contract.id);
    this.#start();
  }

  #start(): void {
    if (this.#waiting.size === 0 && !this.#isUntidy) return;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
      if (!this.#closed) this.#start();
    });
  }

  async #work(): Promise<void> {
    // Whoever sent the command that led here does not wait for it.
    await new Promise((go) => setImmediate(go));
    if (this.#isUntidy) await this.#tidy();
    while (!this.#closed) {
      const [contract] = this.#waiting;
      if (contract === undefined) return;
      this.#waiting.delete(contract);
      await this.#read(contract);
    }
  }

  async #tidy(): Promise<void> {
    this.#isUntidy = false;
    const known = grantingContracts(this.parts.registry).map(({ id }) => id);
    await this.#write((sql, when) => dropPostGrants(sql, known, when)).catch((error: unknown) =>
      this.#failed(error, () => this.wake()),
    );
  }

  /** A fault leaves what was kept, and stops no other contract. */
  async #read(id: string): Promise<void> {
    const contract = grantingContracts(this.parts.registry).find((each) => each.id === id)!;
    try {
      const holders = await roleHoldersOf(this.parts, contract, this.#today());
      await this.#write((sql, when) => replacePostGrants(sql, id, holders, when));
    } catch (error) {
      this.#failed(error, () => this.#ask((each) => each.id === id));
    }
  }

  #write(work: (sql: Sql, when: When) => Promise<void>): Promise<void> {
    const { database, clock } = this.parts;
    return database.transaction(async (sql) => {
      await database.store.cluster?.lockLog();
      await work(sql, { today: this.#today(), now: clock.now() });
    });
  }

  #today(): string {
    return this.parts.workClock.dayOf(this.parts.clock.now());
  }

  #failed(error: unknown, again: () => void): void {
    const isTold = error instanceof MechanismFault || error instanceof MechanismPaused;
    if (!isTold && !isStorageFault(error)) {
      const work = { mechanism: 'core', phase: 'query', handler: '', organisation: '' } as const;
      this.parts.guard.note(work, error);
    }
    const wait = error instanceof MechanismPaused ? error.seconds * 1000 : retryMs;
    const timer = setTimeout(() => {
      this.#retries.delete(timer);
      again();
    }, wait).unref();
    this.#retries.add(timer);
  }
}
