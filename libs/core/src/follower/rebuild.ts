import { setImmediate as othersGo } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import type { Entry } from '../log/entry.js';
import type { EventLog } from '../log/event-log.js';
import { BucketDeltas } from '../metric/buckets.js';
import type { Registry } from '../registry/registry.js';
import { Folding } from './folding.js';
import { keepVersion, type Position } from './position.js';

const batchSize = 2000;

/** What a rebuild covered. */
export interface Rebuilt {
  /** Sequence number up to which the numbers are true. */
  readonly events: number;
  readonly rows: number;
}

/**
 * Builds a contract's buckets anew beside the old ones while commands go on, then takes in what has arrived meanwhile
 * and switches in one transaction. It stops where the numbers stand, since only the follower publishes what a day's start
 * closes; numbers that a fault has parked are taken past it.
 */
export async function rebuild(
  database: Database,
  log: EventLog,
  registry: Registry,
  target: Pick<Position, 'contract' | 'folding' | 'seq' | 'fault'>,
  nextVersion: () => number,
  /** Called within the transaction that switches. */
  announce: () => Promise<void>,
  /** Called right after it, before anybody can fold on from where the mechanism stood. */
  switched: (built: Rebuilt) => void,
): Promise<Rebuilt> {
  const builder = new Builder(log, target.folding);
  const until = (): number => (target.fault ? Infinity : target.seq);
  await builder.begin(database);
  while (await database.transaction((sql) => builder.next(sql, until()), 'derived')) await othersGo();
  const finish = async (sql: Sql): Promise<Rebuilt> => {
    while (await builder.next(sql, until()));
    const rows = await switchOver(sql, registry, target.contract, builder.at, nextVersion());
    await announce();
    return { events: builder.at, rows };
  };
  return database.transaction(finish, 'durable', switched);
}

/** Folds the log from its beginning into the table beside the numbers, a batch at a time. */
export class Builder {
  #at = 0;

  constructor(
    private readonly log: EventLog,
    private readonly folding: Folding,
  ) {}

  /** Sequence number of the last event that was folded. */
  get at(): number {
    return this.#at;
  }

  async begin(database: Database): Promise<void> {
    await database.transaction((sql) => sql.run('DELETE FROM core_bucket_build'), 'derived');
  }

  /** Folds the next batch, up to an event if told; answers false where there is none. */
  async next(sql: Sql, until: number): Promise<boolean> {
    if (this.#at >= until) return false;
    const entries = await this.log.read(this.#at, Math.min(batchSize, until - this.#at));
    await build(sql, this.folding, entries);
    this.#at = entries.at(-1)?.seq ?? this.#at;
    return entries.length > 0 && this.#at < until;
  }
}

async function build(sql: Sql, folding: Folding, entries: readonly Entry[]): Promise<void> {
  const deltas = new BucketDeltas();
  const write = async (): Promise<void> => {
    await deltas.write(sql, 'core_bucket_build', 0);
    deltas.clear();
  };
  for (const entry of entries) {
    if (Folding.isMove(entry)) {
      await write();
      await folding.foldMove(entry, sql, 'core_bucket_build', deltas);
      await write();
    } else {
      folding.fold(entry, deltas);
    }
  }
  await write();
}

async function switchOver(
  sql: Sql,
  registry: Registry,
  contract: string,
  seq: number,
  version: number,
): Promise<number> {
  for (const { id } of registry.metricsOf(contract))
    await sql.run('DELETE FROM core_bucket WHERE metric = ?', id);
  const rows = await sql.run(
    'INSERT INTO core_bucket SELECT metric, organisation, key, period, bin, n, d, CAST(? AS BIGINT), changed_at FROM core_bucket_build',
    version,
  );
  await sql.run('DELETE FROM core_bucket_build');
  await keepVersion(sql, version);
  await sql.run(
    'UPDATE core_cursor SET seq = ?, revision = revision + 1, fault = NULL, fault_at = NULL WHERE name = ?',
    seq,
    contract,
  );
  return rows;
}
