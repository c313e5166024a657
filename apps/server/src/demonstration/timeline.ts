import type { SteppedClock } from '@heli/core';

interface Waiting {
  readonly at: string;
  readonly order: number;
  readonly go: () => void;
}

/** Simulated time: threads of a story wait for their moments, and all that wait for the same one go on together. */
export class Timeline {
  readonly #heap: Waiting[] = [];
  #order = 0;
  #running = 0;
  #idle: (() => void) | undefined;
  #failed: unknown;

  constructor(private readonly clock: SteppedClock) {}

  now(): string {
    return this.clock.now();
  }

  /** Starts a thread; it runs until it waits. */
  spawn(story: () => Promise<void>): void {
    this.#running += 1;
    story()
      .catch((error: unknown) => (this.#failed ??= error))
      .finally(() => this.#rest());
  }

  /** Goes on at a moment, or at once if it has passed. */
  async until(at: string): Promise<void> {
    const waiting = new Promise<void>((go) => this.#push({ at, order: this.#order++, go }));
    this.#rest();
    await waiting;
  }

  /**
   * Lets time pass until a moment; what waits for a later one stays untold.
   * @param begins is told each month that begins, such as `2026-03`
   * @throws what a thread threw
   */
  async run(end: string, begins: (month: string) => void = () => undefined): Promise<void> {
    await this.#rested();
    for (let first = this.#heap[0]; first && first.at <= end; first = this.#heap[0]) {
      // Some wait for a moment that has passed.
      const month = first.at.slice(0, 7);
      if (month > this.now().slice(0, 7)) begins(month);
      this.clock.moveTo(first.at);
      const now = first.at;
      while (this.#heap[0] && this.#heap[0].at <= now) {
        this.#running += 1;
        this.#pop().go();
      }
      await this.#rested();
    }
    this.clock.moveTo(end);
  }

  async #rested(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((done) => (this.#idle = done));
    if (this.#failed !== undefined)
      throw new Error('The story could not be told to its end.', { cause: this.#failed });
  }

  #rest(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#idle?.();
  }

  #push(waiting: Waiting): void {
    const heap = this.#heap;
    let i = heap.push(waiting) - 1;
    while (i > 0) {
      const above = (i - 1) >> 1;
      if (!before(waiting, heap[above]!)) break;
      heap[i] = heap[above]!;
      i = above;
    }
    heap[i] = waiting;
  }

  #pop(): Waiting {
    const heap = this.#heap;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let below = 2 * i + 1;
      if (below + 1 < heap.length && before(heap[below + 1]!, heap[below]!)) below += 1;
      if (below >= heap.length || !before(heap[below]!, last)) break;
      heap[i] = heap[below]!;
      i = below;
    }
    heap[i] = last;
    return first;
  }
}

const before = (a: Waiting, b: Waiting): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
