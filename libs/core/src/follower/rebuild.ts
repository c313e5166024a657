import type { Database } from '../database/database.js';
import type { Entry } from '../log/entry.js';
import type { EventLog } from '../log/event-log.js';
import { BucketDeltas } from '../metric/buckets.js';
import type { Registry } from '../registry/registry.js';
import { Folding } from './folding.js';

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
  /** Called within the writer's turn, before anybody can fold on from where the mechanism stood. */
  switched: (built: Rebuilt) => void,
): Promise<Rebuilt> {
  const { writer } = database;
  let at = 0;
  await database.turn.run(() => writer.run('DELETE FROM core_bucket_build'));
  for (let entries = log.read(at, batchSize); entries.length > 0; entries = log.read(at, batchSize)) {
    const batch = entries;
    await database.turn.run(() => inTransaction(database, () => build(database, target.folding, batch)));
    at = entries.at(-1)!.seq;
  }
  return database.turn.run(() => {
    const built = inTransaction(database, () => {
      for (let entries = log.read(at, batchSize); entries.length > 0; entries = log.read(at, batchSize)) {
        build(database, target.folding, entries);
        at = entries.at(-1)!.seq;
      }
      return { events: at, rows: switchOver(database, registry, target.mechanism, at, nextVersion()) };
    });
    switched(built);
    return built;
  });
}

function build(database: Database, folding: Folding, entries: readonly Entry[]): void {
  const deltas = new BucketDeltas();
  const write = (): void => {
    deltas.write(database.writer, 'core_bucket_build', 0);
    deltas.clear();
  };
  for (const entry of entries) {
    if (Folding.isMove(entry)) {
      write();
      folding.foldMove(entry, database.writer, 'core_bucket_build', deltas);
      write();
    } else {
      folding.fold(entry, deltas);
    }
  }
  write();
}

function switchOver(
  { writer }: Database,
  registry: Registry,
  mechanism: string,
  seq: number,
  version: number,
): number {
  for (const { id } of registry.metricsOf(mechanism))
    writer.run('DELETE FROM core_bucket WHERE metric = ?', id);
  const rows = writer.run(
    'INSERT INTO core_bucket SELECT metric, organisation, key, period, bin, n, d, ?, changed_at FROM core_bucket_build',
    version,
  );
  writer.run('DELETE FROM core_bucket_build');
  writer.run(
    "INSERT INTO core_meta VALUES ('version', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    String(version),
  );
  writer.run(
    'UPDATE core_cursor SET seq = ?, revision = revision + 1, fault = NULL, fault_at = NULL WHERE name = ?',
    seq,
    mechanism,
  );
  return rows;
}

function inTransaction<T>({ writer }: Database, work: () => T): T {
  writer.raw.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    writer.raw.exec('COMMIT');
    return result;
  } catch (error) {
    if (writer.raw.isTransaction) writer.raw.exec('ROLLBACK');
    throw error;
  }
}
