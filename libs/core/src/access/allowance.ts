interface Bucket {
  readonly level: number;
  readonly at: number;
}

/** More callers than that at once are not told apart for long: memory stays bounded. */
const mostKeys = 20_000;

/** So many tries for each key, which come back evenly over a window: a bucket that leaks. */
export class Allowance {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one try: 0 if there was one left, otherwise the seconds until there is. */
  spend(key: string): number {
    const level = this.#levelOf(key);
    if (level + 1 > this.most) return Math.ceil(((level + 1 - this.most) * this.windowMs) / this.most / 1000);
    this.#keep(key, level + 1);
    return 0;
  }

  /** Gives one try back. */
  restore(key: string): void {
    const level = this.#levelOf(key) - 1;
    if (level > 0) this.#keep(key, level);
    else this.#buckets.delete(key);
  }

  #levelOf(key: string): number {
    const bucket = this.#buckets.get(key);
    if (!bucket) return 0;
    return Math.max(0, bucket.level - ((this.now() - bucket.at) * this.most) / this.windowMs);
  }

  /** Whoever came last stands at the end of the map; the one unused for longest makes room. */
  #keep(key: string, level: number): void {
    this.#buckets.delete(key);
    if (this.#buckets.size >= mostKeys) {
      const [oldest] = this.#buckets.keys();
      this.#buckets.delete(oldest!);
    }
    this.#buckets.set(key, { level, at: this.now() });
  }
}
