import type { Breakers } from './breakers.js';
import { inOrder } from './work.js';

/**
 * Tries again what stopped at a fault in the midst of facts of which none may be left out: after each pause of its
 * breaker, and at once when somebody asks for it.
 */
export class Retries {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #closed = false;

  constructor(
    private readonly breakers: Breakers,
    private readonly phase: 'fold' | 'reaction',
    private readonly retry: (mechanism: string) => void,
  ) {
    breakers.onTurn(({ mechanism, phase: of }, to) => {
      if (of === phase && to === 'paused') this.after(mechanism, breakers.waitOf(inOrder(mechanism, phase)));
    });
    breakers.onTryNow((mechanism) => this.#try(mechanism));
  }

  /** Tries again so many milliseconds from now, whatever was planned before. */
  after(mechanism: string, ms: number): void {
    clearTimeout(this.#timers.get(mechanism));
    if (this.#closed) return;
    this.#timers.set(mechanism, setTimeout(() => this.#try(mechanism), ms).unref());
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #try(mechanism: string): void {
    clearTimeout(this.#timers.get(mechanism));
    this.#timers.delete(mechanism);
    this.breakers.endPause(inOrder(mechanism, this.phase));
    this.retry(mechanism);
  }
}
