import type { Clock } from '../clock/clock.js';
import { Breaker, type BreakerRules, type Pass } from './breaker.js';
import { MechanismPaused, sentenceOf, type FaultPhase } from './faults.js';
import { nameOfWork, type Work } from './work.js';

/** Work that is not asked for now, and why. */
export interface Paused extends Work {
  readonly since: string;
  /** In the words of what was thrown last: for administrators. */
  readonly cause: string;
  readonly faults: number;
  readonly nextTryAt: string;
}

interface Held {
  readonly work: Work;
  readonly breaker: Breaker;
  faults: number;
  cause: string;
  since: string | undefined;
}

/** More than this are not remembered beside those that are open. */
const mostIdle = 1000;

/** What became of a piece of work: told to whoever keeps the log, and to whoever tries again. */
export type Turn = (work: Work, to: 'paused' | 'trying' | 'running', cause: string) => void;

/** A breaker for each piece of work that has failed of late. The kernel's own work has none. */
export class Breakers {
  readonly #held = new Map<string, Held>();
  readonly #turns = new Set<Turn>();
  readonly #wishes = new Set<(mechanism: string) => void>();

  constructor(
    private readonly rules: BreakerRules,
    private readonly clock: Clock,
    /** Pauses are measured by a clock that nobody sets. */
    private readonly milliseconds: () => number = () => performance.now(),
  ) {}

  /** Called whenever work is paused, is tried again or goes on. */
  onTurn(listener: Turn): void {
    this.#turns.add(listener);
  }

  /** Called when somebody wants a mechanism to be tried at once. */
  onTryNow(listener: (mechanism: string) => void): void {
    this.#wishes.add(listener);
  }

  /** @throws MechanismPaused if the work is paused now */
  refusePaused(work: Work): void {
    const held = this.#held.get(nameOfWork(work));
    if (held && !held.breaker.admitsAt(this.milliseconds())) throw this.#refusal(held);
  }

  /**
   * Leave to run the work once.
   * @throws MechanismPaused if the work is paused now
   */
  enter(work: Work): { succeeded(): void; failed(cause: unknown): void; cancelled(): void } {
    const held = this.#held.get(nameOfWork(work));
    const pass = held?.breaker.enter(this.milliseconds());
    if (held && !pass) throw this.#refusal(held);
    if (held && pass?.trial) this.#tell(work, 'trying', held.cause);
    return {
      succeeded: () => {
        if (held && pass?.succeeded()) this.#closed(held);
      },
      failed: (cause) => this.#failed(work, pass, cause),
      cancelled: () => pass?.cancelled(),
    };
  }

  /** Counts a fault of work that did not enter by itself, or that nobody waits for any more. */
  failedLate(work: Work, cause: unknown): void {
    this.#failed(work, undefined, cause);
  }

  /** What had stopped at a fault has come past it. */
  recovered(work: Work): void {
    const held = this.#held.get(nameOfWork(work));
    if (!held) return;
    this.endPause(work);
    if (held.breaker.enter(this.milliseconds())?.succeeded()) this.#closed(held);
  }

  /** Milliseconds until the work may be tried again; 0 while it is not paused. */
  waitOf(work: Work): number {
    return this.#held.get(nameOfWork(work))?.breaker.waitAt(this.milliseconds()) ?? 0;
  }

  /** Ends the pause of one piece of work: its next use is the trial. */
  endPause(work: Work): void {
    this.#held.get(nameOfWork(work))?.breaker.tryAt(this.milliseconds());
  }

  /** Ends all pauses of a mechanism. */
  tryNow(mechanism: string): void {
    for (const { work } of this.#held.values()) if (work.mechanism === mechanism) this.endPause(work);
    for (const wish of this.#wishes) wish(mechanism);
  }

  /** What is paused now, or on trial. */
  list(): Paused[] {
    return [...this.#held.values()].flatMap(({ work, breaker, since, cause, faults }) => {
      if (since === undefined) return [];
      const wait = breaker.waitAt(this.milliseconds());
      const nextTryAt = new Date(Date.parse(this.clock.now()) + wait).toISOString();
      return [{ ...work, since, cause, faults, nextTryAt }];
    });
  }

  #failed(work: Work, pass: Pass | undefined, cause: unknown): void {
    if (work.mechanism === 'core') return;
    const held = this.#hold(work);
    held.faults += 1;
    held.cause = sentenceOf(cause).slice(0, 500);
    const now = this.milliseconds();
    if (!(pass ?? held.breaker.enter(now))?.failed(now)) return;
    held.since ??= this.clock.now();
    this.#tell(work, 'paused', held.cause);
  }

  #closed(held: Held): void {
    Object.assign(held, { since: undefined, faults: 0 });
    this.#tell(held.work, 'running', '');
  }

  #tell(...turn: Parameters<Turn>): void {
    for (const listener of this.#turns) listener(...turn);
  }

  #hold(work: Work): Held {
    const name = nameOfWork(work);
    const known = this.#held.get(name);
    if (known) return known;
    if (this.#held.size >= mostIdle) this.#forgetIdle();
    const breaker = new Breaker(this.#rulesFor(work.phase));
    const held: Held = { work, breaker, faults: 0, cause: '', since: undefined };
    this.#held.set(name, held);
    return held;
  }

  #forgetIdle(): void {
    for (const [name, { breaker }] of this.#held)
      if (breaker.isIdle(this.milliseconds())) this.#held.delete(name);
  }

  /** A fact can't be left out: where they come in order, the first fault stops. */
  #rulesFor(phase: FaultPhase): BreakerRules {
    return phase === 'fold' || phase === 'reaction' ? { ...this.rules, faults: 1 } : this.rules;
  }

  #refusal({ work, breaker }: Held): MechanismPaused {
    const seconds = Math.max(1, Math.ceil(breaker.waitAt(this.milliseconds()) / 1000));
    return new MechanismPaused(work.mechanism, work.phase, seconds);
  }
}
