import type { Cluster } from '../database/store.js';

/**
 * Whether this server is the one that follows. Servers that share a log agree on one; another takes over once its
 * connection is gone. Without other servers it always is.
 */
export class Lead {
  readonly #listeners = new Set<() => void>();
  #held: boolean;
  #electing: Promise<boolean> | undefined;

  constructor(
    private readonly cluster: Cluster | undefined,
    /** Reads where the one before left off. */
    private readonly takeOver: () => Promise<void>,
  ) {
    this.#held = cluster === undefined;
  }

  get held(): boolean {
    return this.#held;
  }

  /** Called when this server begins to follow in another's place. */
  onTaken(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Takes the lead if nobody else has it. Whoever asks meanwhile gets the same answer: positions that are read twice
   * would fall behind what was folded in between.
   */
  take(): Promise<boolean> {
    this.#electing ??= this.#elect().finally(() => (this.#electing = undefined));
    return this.#electing;
  }

  /** Another may have followed meanwhile: whoever takes the lead next reads where it left off. */
  doubt(): void {
    this.#held = this.cluster === undefined;
  }

  async #elect(): Promise<boolean> {
    if (!this.cluster) return true;
    const before = this.#held;
    const held = await this.cluster.elect();
    if (held && !before) await this.takeOver();
    this.#held = held;
    if (held && !before) for (const listener of this.#listeners) listener();
    return held;
  }
}
