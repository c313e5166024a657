import type { Clock } from './clock.js';

/** A clock that is behind by less than this is not worth a word. */
const remarkableMs = 60_000;

/**
 * Never goes back. A machine's clock may be set back; facts that had happened would then lie in the future, and spans
 * be negative. Here time stands still until the machine's has come up to it again.
 */
export class SteadyClock implements Clock {
  #warned = false;

  /** @param last the moment of the last fact, which no later one may precede */
  constructor(
    private readonly machine: Clock,
    private last: string,
    /** Told once each time it is set back: by how many seconds. */
    private readonly onSetBack: (seconds: number) => void,
  ) {}

  now(): string {
    const now = this.machine.now();
    if (now >= this.last) {
      this.#warned = false;
      return (this.last = now);
    }
    const behind = Date.parse(this.last) - Date.parse(now);
    if (behind >= remarkableMs && !this.#warned) {
      this.#warned = true;
      this.onSetBack(Math.round(behind / 1000));
    }
    return this.last;
  }
}
