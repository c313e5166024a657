import { Allowance } from './allowance.js';

const minuteMs = 60_000;

/**
 * Wrong passwords: few for one account from one address, and not many for one account from everywhere. Whoever guesses
 * from a thousand addresses is slowed down to a try a minute from each, but locks nobody out: the rightful owner's own
 * address always has a try left.
 */
export class SignInTries {
  readonly #here: Allowance;
  readonly #everywhere: Allowance;
  readonly #slowly: Allowance;

  constructor(now?: () => number) {
    this.#here = new Allowance(10, 15 * minuteMs, now);
    this.#everywhere = new Allowance(100, 60 * minuteMs, now);
    this.#slowly = new Allowance(1, minuteMs, now);
  }

  /** Takes a try before it is made, so that many at once count too: 0, or the seconds to wait. */
  spend(account: string, address: string): number {
    const pair = pairOf(account, address);
    const wait = this.#here.spend(pair);
    if (wait > 0 || this.#everywhere.spend(account) === 0) return wait;
    return this.#slowly.spend(pair);
  }

  /** The password was right: it was no guess. */
  succeeded(account: string, address: string): void {
    const pair = pairOf(account, address);
    this.#here.restore(pair);
    this.#everywhere.restore(account);
    this.#slowly.restore(pair);
  }
}

const pairOf = (account: string, address: string): string => `${address} ${account}`;
