import type { Sql } from '../database/sql.js';
import type { Addition } from './fold.js';

/** Where buckets stand, and where they are built anew beside the old ones. */
export type BucketTable = 'core_bucket' | 'core_bucket_build';

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
  changedAt: string;
}

/** A day's contributions stand in its day, its month and its year, so that any period is read from few rows. */
const periodsOf = (day: string): readonly string[] => [day, day.slice(0, 7), day.slice(0, 4)];

const changeName = (metric: string, organisation: string, day: string, key: string): string =>
  `${metric}|${organisation}|${day}|${key}`;

/** Collects additions in memory until they are written together. */
export class BucketDeltas {
  readonly #deltas = new Map<string, Delta>();
  readonly #changes = new Map<string, Change>();

  /** `changedAt` is the moment the fact was recorded: it must not depend on which facts are written together. */
  add({ metric, organisation, key, day, bin, slot, add }: Addition, changedAt: string): void {
    this.#changes.set(changeName(metric, organisation, day, key), { metric, organisation, key, day });
    for (const period of periodsOf(day)) {
      const name = `${metric}|${organisation}|${period}|${String(bin)}|${key}`;
      const delta = this.#deltas.get(name) ?? {
        metric,
        organisation,
        key,
        period,
        bin,
        n: 0,
        d: 0,
        changedAt,
      };
      delta[slot] += add;
      delta.changedAt = changedAt;
      this.#deltas.set(name, delta);
    }
  }

  /** Forgets what adds up to nothing, so that a move does not touch those it leaves as they were. */
  dropUnchanged(): void {
    for (const [name, { n, d }] of this.#deltas) if (n === 0 && d === 0) this.#deltas.delete(name);
    const left = new Set(
      [...this.#deltas.values()].map((x) => changeName(x.metric, x.organisation, x.period, x.key)),
    );
    for (const name of this.#changes.keys()) if (!left.has(name)) this.#changes.delete(name);
  }

  get changes(): Change[] {
    return [...this.#changes.values()];
  }

  clear(): void {
    this.#deltas.clear();
    this.#changes.clear();
  }

  /** Adds everything to the stored buckets, inside the caller's transaction. */
  async write(into: Sql, table: BucketTable, version: number): Promise<void> {
    const rows = [...this.#deltas.values()].map((x) => [
      x.metric,
      x.organisation,
      x.key,
      x.period,
      x.bin,
      x.n,
      x.d,
      version,
      x.changedAt,
    ]);
    await into.insertMany(
      table,
      ['metric', 'organisation', 'key', 'period', 'bin', 'n', 'd', 'version', 'changed_at'],
      rows,
      `ON CONFLICT (metric, organisation, key, period, bin) DO UPDATE SET n = ${table}.n + excluded.n, d = ${table}.d + excluded.d,
       version = excluded.version, changed_at = excluded.changed_at`,
    );
  }
}
