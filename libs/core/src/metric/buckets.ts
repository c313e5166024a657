import type { SqliteHandle } from '../database/handle.js';
import type { Addition } from './fold.js';

/** What changed in a bucket, named so that a room can tell which of its cells it touches. */
export interface Change {
  readonly metric: string;
  readonly organisation: string;
  readonly key: string;
  readonly day: string;
}

interface Delta {
  readonly metric: string;
  readonly organisation: string;
  readonly key: string;
  readonly period: string;
  readonly bin: number;
  n: number;
  d: number;
}

/** A day's contributions stand in its day, its month and its year, so that any period is read from few rows. */
const periodsOf = (day: string): readonly string[] => [day, day.slice(0, 7), day.slice(0, 4)];

/** Collects additions in memory until they are written together. */
export class BucketDeltas {
  readonly #deltas = new Map<string, Delta>();
  readonly #changes = new Map<string, Change>();

  add({ metric, organisation, key, day, bin, slot, add }: Addition): void {
    this.#changes.set(`${metric}|${organisation}|${day}|${key}`, { metric, organisation, key, day });
    for (const period of periodsOf(day)) {
      const name = `${metric}|${organisation}|${period}|${String(bin)}|${key}`;
      const delta = this.#deltas.get(name) ?? { metric, organisation, key, period, bin, n: 0, d: 0 };
      delta[slot] += add;
      this.#deltas.set(name, delta);
    }
  }

  absorb(other: BucketDeltas): void {
    for (const [name, delta] of other.#deltas) {
      const own = this.#deltas.get(name);
      if (!own) this.#deltas.set(name, { ...delta });
      else {
        own.n += delta.n;
        own.d += delta.d;
      }
    }
    for (const [name, change] of other.#changes) this.#changes.set(name, change);
  }

  get size(): number {
    return this.#deltas.size;
  }

  get changes(): Change[] {
    return [...this.#changes.values()];
  }

  clear(): void {
    this.#deltas.clear();
    this.#changes.clear();
  }

  /** Adds everything to the stored buckets, inside the caller's transaction. */
  write(
    into: SqliteHandle,
    table: 'core_bucket' | 'core_bucket_build',
    version: number,
    changedAt: string,
  ): void {
    const rows = [...this.#deltas.values()]
      .filter(({ n, d }) => n !== 0 || d !== 0)
      .map((x) => [x.metric, x.organisation, x.key, x.period, x.bin, x.n, x.d, version, changedAt]);
    into.insertMany(
      table,
      ['metric', 'organisation', 'key', 'period', 'bin', 'n', 'd', 'version', 'changed_at'],
      rows,
      `ON CONFLICT (metric, organisation, key, period, bin) DO UPDATE SET n = ${table}.n + excluded.n, d = ${table}.d + excluded.d,
       version = excluded.version, changed_at = excluded.changed_at`,
    );
  }
}
