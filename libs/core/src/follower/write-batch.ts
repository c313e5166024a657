import type { Sql } from '../database/sql.js';
import { attributed } from '../fault/limits.js';
import { inOrder } from '../fault/work.js';
import type { Entry } from '../log/entry.js';
import type { Change } from '../metric/buckets.js';
import type { CellReader } from '../metric/cell-reader.js';
import type { Registry } from '../registry/registry.js';
import type { Advance } from './advance.js';
import { foldBatch } from './fold-batch.js';
import { keepPosition, keepVersion, type Moved, type Position } from './position.js';
import { publishClosed } from './publisher.js';

/** One batch of the log on its way into the numbers of the contracts that stand right before it. */
export interface Batch {
  readonly group: readonly Position[];
  readonly entries: readonly Entry[];
  readonly version: number;
}

export interface Written {
  readonly advance: Advance;
  /** To be taken over once the transaction has committed. */
  readonly moved: readonly Moved[];
}

/** Folds a batch and writes what follows from it, inside the caller's transaction. */
export async function writeBatch(
  sql: Sql,
  { group, entries, version }: Batch,
  registry: Registry,
  reader: CellReader,
  parked: (position: Position, error: unknown) => Position['fault'],
): Promise<Written> {
  const from = entries[0]!.seq - 1;
  const last = entries.at(-1)!;
  const changes: Change[] = [];
  const moved: Moved[] = [];
  for (const position of group) {
    const folded = await attributed(inOrder(position.contract, 'fold'), () =>
      foldBatch(position.folding, entries, sql, version),
    );
    const fault = folded.error === undefined ? undefined : parked(position, folded.error);
    const move = { position, seq: folded.seq ?? position.seq, fault };
    await keepPosition(sql, move, from);
    changes.push(...folded.changes);
    moved.push(move);
  }
  const day = last.type === 'core.dayStarted' ? (JSON.parse(last.data) as { day: string }).day : undefined;
  const whole = moved.filter(({ fault }) => fault === undefined).map(({ position }) => position.contract);
  if (day !== undefined) await publishClosed(day, sql, reader, registry, whole, last.occurred_at);
  await keepVersion(sql, version);
  return { advance: { version, seq: last.seq, changes, entries, day }, moved };
}
