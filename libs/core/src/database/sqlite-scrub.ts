import type { SqliteHandle } from './handle.js';
import { onThread, patience } from './sqlite-thread.js';

/**
 * Moves what the write-ahead log holds into the file and cuts it to nothing.
 * @returns false if a reader needs it, such as a backup: nobody waits for that here, the server would stand still
 */
export function cutLog(writer: SqliteHandle): boolean {
  writer.raw.exec('PRAGMA busy_timeout = 0');
  try {
    return writer.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0;
  } finally {
    writer.raw.exec(`PRAGMA busy_timeout = ${String(patience)}`);
  }
}

/**
 * Writes the whole file anew: where pages were split, copies of rows that moved are left in their gaps, and no
 * deletion reaches those. Nobody may write meanwhile.
 */
export async function rewriteFile(file: string): Promise<void> {
  await onThread(file, 'VACUUM', 'write');
}
