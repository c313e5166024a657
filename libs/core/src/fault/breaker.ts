/** When a breaker opens, and for how long. */
export interface BreakerRules {
  /** So many faults … */
  readonly faults: number;
  /** … within so many milliseconds open it. */
  readonly windowMs: number;
  /** How long it stays open at first; twice as long after each trial that fails. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
}

export const defaultBreakerRules: BreakerRules = {
  faults: 5,
  windowMs: 60_000,
  pauseMs: 30_000,
  longestPauseMs: 3_600_000,
};

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Leave to run once; whoever has it says what came of it, once. */
export interface Pass {
  readonly trial: boolean;
  /** Answers whether this has closed the breaker. */
  succeeded(): boolean;
  /** Answers whether this has opened the breaker, or opened it again. */
  failed(now: number): boolean;
  /** It never came to the work itself: what the breaker knows stays as it was. */
  cancelled(): void;
}

/**
 * Stops asking what fails too often, and after a pause lets one trial decide whether to ask again. Knows no clock: every
 * moment is a number of milliseconds that its user names.
 */
export class Breaker {
  #faults: number[] = [];
  #pauses = 0;
  #retryAt: number | undefined;
  #trial: Pass | undefined;

  constructor(private readonly rules: BreakerRules) {}

  get state(): BreakerState {
    if (this.#retryAt === undefined) return 'closed';
    return this.#trial ? 'half-open' : 'open';
  }

  /** Whether nothing is left that it would have to remember. */
  isIdle(now: number): boolean {
    return this.state === 'closed' && !this.#faults.some((at) => at > now - this.rules.windowMs);
  }

  /** Milliseconds until the next trial may begin; 0 while closed. */
  waitAt(now: number): number {
    if (this.#retryAt === undefined) return 0;
    return Math.max(this.#trial ? 1 : 0, this.#retryAt - now);
  }

  /** Whether {@link enter} would give leave. */
  admitsAt(now: number): boolean {
    return this.waitAt(now) === 0;
  }

  /** Leave to run, or undefined while it is open or its trial is under way. */
  enter(now: number): Pass | undefined {
    if (!this.admitsAt(now)) return undefined;
    const trial = this.#retryAt !== undefined;
    const pass: Pass = {
      trial,
      succeeded: () => this.#settle(pass, () => this.#close()),
      failed: (at) => (trial ? this.#settle(pass, () => this.#open(at)) : this.#note(at)),
      cancelled: () => void this.#settle(pass, () => undefined),
    };
    if (trial) this.#trial = pass;
    return pass;
  }

  /** Ends the pause: the next to enter is the trial. */
  tryAt(now: number): void {
    if (this.#retryAt !== undefined) this.#retryAt = Math.min(this.#retryAt, now);
  }

  /** Only the trial under way decides; what began before the breaker opened comes too late to. */
  #settle(pass: Pass, decide: () => void): boolean {
    if (this.#trial !== pass) return false;
    this.#trial = undefined;
    decide();
    return true;
  }

  #note(now: number): boolean {
    if (this.#retryAt !== undefined) return false;
    this.#faults = [...this.#faults.filter((at) => at > now - this.rules.windowMs), now];
    if (this.#faults.length < this.rules.faults) return false;
    this.#open(now);
    return true;
  }

  #open(now: number): void {
    const pause = Math.min(this.rules.pauseMs * 2 ** this.#pauses, this.rules.longestPauseMs);
    this.#retryAt = now + pause;
    this.#pauses += 1;
  }

  #close(): void {
    this.#faults = [];
    this.#pauses = 0;
    this.#retryAt = undefined;
  }
}
