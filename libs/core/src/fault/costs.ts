import type { Work } from './work.js';

/** What a mechanism's code has taken since this process started. */
export interface Cost {
  readonly mechanism: string;
  /** How often its commands, queries, feeds and reactions ran. */
  readonly calls: number;
  /** Time until they were done, with what they waited for, in milliseconds altogether. */
  readonly ms: number;
  /** The longest of them. */
  readonly slowestMs: number;
  readonly slowest: string;
}

/** Counts what mechanisms cost: two numbers for each call, and none is kept by itself. */
export class Costs {
  readonly #facts = new Map<string, number>();
  readonly #of = new Map<string, { calls: number; ms: number; slowestMs: number; slowest: string }>();

  add({ mechanism, phase, handler }: Work, ms: number): void {
    const sum = this.#of.get(mechanism) ?? { calls: 0, ms: 0, slowestMs: 0, slowest: '' };
    sum.calls += 1;
    sum.ms += ms;
    if (ms > sum.slowestMs) {
      sum.slowestMs = ms;
      sum.slowest = handler === '' ? phase : handler;
    }
    this.#of.set(mechanism, sum);
  }

  /** Facts that were appended, by the contract that they are of. */
  appended(contract: string): void {
    this.#facts.set(contract, this.factsOf(contract) + 1);
  }

  factsOf(contract: string): number {
    return this.#facts.get(contract) ?? 0;
  }

  of(mechanism: string): Omit<Cost, 'mechanism'> {
    const { calls, ms, slowestMs, slowest } = this.#of.get(mechanism) ?? none;
    return { calls, ms: rounded(ms), slowestMs: rounded(slowestMs), slowest };
  }

  list(): Cost[] {
    return [...this.#of.keys()].map((mechanism) => ({ mechanism, ...this.of(mechanism) }));
  }
}

const none = { calls: 0, ms: 0, slowestMs: 0, slowest: '' };
/** To a hundredth of a millisecond. */
const rounded = (ms: number): number => Math.round(ms * 100) / 100;
