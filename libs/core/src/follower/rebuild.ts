import type { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import type { Entry } from '../log/entry.js';
import type { EventLog } from '../log/event-log.js';
import { BucketDeltas } from '../metric/buckets.js';
import type { Registry } from '../registry/registry.js';
import { Folding } from './folding.js';
import { keepVersion } from './position.js';

const batchSize = 2000;

/** What a rebuild covered. */
export interface Rebuilt {
  /** Sequence number up to which the numbers are true. */
  readonly events: number;
  readonly rows: number;
}

/**
 * Builds a mechanism's buckets anew beside the old ones while commands go on, then takes in what has arrived meanwhile
 * and switches in one transaction.
 */
export async function rebuild(
  database: Database,
  log: EventLog,
  registry: Registry,
  target: { readonly mechanism: string; readonly folding: Folding },
  nextVersion: () => number,
  /** Called within the transaction that switches. */
  announce: () => Promise<void>,
  /** Called right after it, before anybody can fold on from where the mechanism stood. */
  switched: (built: Rebuilt) => void,
): Promise<Rebuilt> {
  let at = 0;
  const nextBatch = async (): Promise<readonly Entry[]> => log.read(at, batchSize);
  const buildNext = async (sql: Sql): Promise<boolean> => {
    const entries = await nextBatch();
    await build(sql, target.folding, entries);
    at = entries.at(-1)?.seq ?? at;
    return entries.length > 0;
  };
  await database.transaction(async (sql) => void (await sql.run('DELETE FROM core_bucket_build')), 'derived');
  while (await database.transaction(buildNext, 'derived'));
  const finish = async (sql: Sql): Promise<Rebuilt> => {
    while (await buildNext(sql));
    const rows = await switchOver(sql, registry, target.mechanism, at, nextVersion());
    await announce();
    return { events: at, rows };
  };
  return database.transaction(finish, 'durable', switched);
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
  mechanism: string,
  seq: number,
  version: number,
): Promise<number> {
  for (const { id } of registry.metricsOf(mechanism))
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
    mechanism,
  );
  return rows;
}
