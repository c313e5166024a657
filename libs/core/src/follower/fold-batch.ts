import type { Sql } from '../database/sql.js';
import { isStorageFault } from '../fault/faults.js';
import type { Entry } from '../log/entry.js';
import { BucketDeltas, type Change } from '../metric/buckets.js';
import { Folding } from './folding.js';

/** How far a contract's folds came, and what stopped them. */
export interface Folded {
  readonly changes: readonly Change[];
  /** The last event folded; undefined if not even the first could be. */
  readonly seq: number | undefined;
  readonly error: unknown;
}

/**
 * Folds a batch of events and writes the buckets, inside the caller's transaction. What was folded before a fault is
 * kept.
 * @throws Error if the disk refuses
 */
export async function foldBatch(
  folding: Folding,
  entries: readonly Entry[],
  writer: Sql,
  version: number,
): Promise<Folded> {
  const changes: Change[] = [];
  const deltas = new BucketDeltas();
  const write = async (): Promise<void> => {
    changes.push(...deltas.changes);
    await deltas.write(writer, 'core_bucket', version);
    deltas.clear();
  };
  let seq: number | undefined;
  let fault: unknown;
  for (const entry of entries) {
    try {
      if (Folding.isMove(entry)) {
        await write();
        await folding.foldMove(entry, writer, 'core_bucket', deltas);
        await write();
      } else {
        folding.fold(entry, deltas);
      }
      seq = entry.seq;
    } catch (error) {
      if (isStorageFault(error)) throw error;
      fault = error ?? new Error('A fold threw nothing.');
      break;
    }
  }
  await write();
  return { changes, seq, error: fault };
}

/** A batch ends with the start of a day, so that what closed is published before the new day's facts are folded. */
export function cutAtDay(entries: readonly Entry[]): readonly Entry[] {
  const day = entries.findIndex((entry) => entry.type === 'core.dayStarted');
  return day < 0 ? entries : entries.slice(0, day + 1);
}
