import { setImmediate as othersGo } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import type { EventLog } from '../log/event-log.js';
import type { BucketTable } from '../metric/buckets.js';
import type { Registry } from '../registry/registry.js';
import type { Position } from './position.js';
import { Builder } from './rebuild.js';

/**
 * Builds a contract's numbers anew beside those that stand, and answers how many buckets differ: none, unless
 * something but the folds has written them. Nothing is switched.
 */
export async function differingBuckets(
  database: Database,
  log: EventLog,
  registry: Registry,
  position: Position,
): Promise<number> {
  const builder = new Builder(log, position.folding);
  await builder.begin(database);
  const step = (): Promise<boolean> =>
    database.transaction((sql) => builder.next(sql, position.seq), 'derived');
  while (await step()) await othersGo();
  const metrics = registry.metricsOf(position.contract).map(({ id }) => id);
  return database.transaction(async (sql) => {
    // Nobody folds on meanwhile: this is the same turn.
    while (builder.at < position.seq && (await builder.next(sql, position.seq)));
    const standing = buckets('core_bucket', metrics);
    const built = buckets('core_bucket_build', metrics);
    const row = await sql.get<{ n: number }>(
      `SELECT (SELECT COUNT(*) FROM (${standing} EXCEPT ${built}) AS lost) + (SELECT COUNT(*) FROM (${built} EXCEPT ${standing}) AS missed) AS n`,
      ...[metrics, metrics, metrics, metrics].flat(),
    );
    await sql.run('DELETE FROM core_bucket_build');
    return row?.n ?? 0;
  }, 'derived');
}

/** What a table counts; a bucket whose contributions took each other back counts as none. */
const buckets = (table: BucketTable, metrics: readonly string[]): string =>
  `SELECT metric, organisation, key, period, bin, n, d FROM ${table}
   WHERE metric IN (${metrics.map(() => '?').join(',') || "''"}) AND (n <> 0 OR d <> 0)`;
