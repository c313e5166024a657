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

/** What became of a pause: told to whoever keeps the log, and to the rooms. */
export type Transition = (work: Work, to: 'paused' | 'trying' | 'running', cause: string) => void;

/** A breaker for each piece of work that has failed of late. The kernel's own work has none. */
export class Breakers {
  readonly #held = new Map<string, Held>();

  constructor(
    private readonly rules: BreakerRules,
    private readonly clock: Clock,
    private readonly onTransition: Transition,
    /** Pauses are measured by a clock that nobody sets. */
    private readonly milliseconds: () => number = () => performance.now(),
  ) {}

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
    if (held && pass?.trial) this.onTransition(work, 'trying', held.cause);
    return {
      succeeded: () => held && pass && this.#settle(held, () => pass.succeeded(this.milliseconds())),
      failed: (cause) => this.#failed(work, pass, cause),
      cancelled: () => pass?.cancelled(),
    };
  }

  /** Counts a fault of work that nobody waits for any more. */
  failedLate(work: Work, cause: unknown): void {
    this.#failed(work, undefined, cause);
  }

  /** Milliseconds until the work may be tried again; 0 while it is not paused. */
  waitOf(work: Work): number {
    return this.#held.get(nameOfWork(work))?.breaker.waitAt(this.milliseconds()) ?? 0;
  }

  /** Ends all pauses of a mechanism: the next use of each is its trial. */
  tryNow(mechanism: string): void {
    for (const { work, breaker } of this.#held.values())
      if (work.mechanism === mechanism) breaker.tryAt(this.milliseconds());
  }

  /** What is paused now, or on trial. */
  list(mechanism?: string): Paused[] {
    return [...this.#held.values()].flatMap((held) => {
      const { work, breaker, since, cause, faults } = held;
      if (since === undefined || (mechanism !== undefined && work.mechanism !== mechanism)) return [];
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
    this.#settle(held, () => (pass ?? held.breaker.enter(now))?.failed(now));
  }

  /** Notes what a pass did to its breaker, and tells of it. */
  #settle(held: Held, decide: () => void): void {
    const before = held.breaker.state;
    decide();
    const after = held.breaker.state;
    if (after === before) return;
    if (after === 'closed') {
      Object.assign(held, { since: undefined, faults: 0 });
      this.onTransition(held.work, 'running', '');
    } else {
      held.since ??= this.clock.now();
      this.onTransition(held.work, 'paused', held.cause);
    }
  }

  #hold(work: Work): Held {
    const name = nameOfWork(work);
    const known = this.#held.get(name);
    if (known) return known;
    if (this.#held.size >= mostIdle) this.#forgetIdle();
    const held: Held = {
      work,
      breaker: new Breaker(this.#rulesFor(work.phase)),
      faults: 0,
      cause: '',
      since: undefined,
    };
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
