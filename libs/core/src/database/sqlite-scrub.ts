import { Worker } from 'node:worker_threads';
import type { SqliteHandle } from './handle.js';

/** How long a statement waits for another connection, in milliseconds. */
export const patience = 5000;

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

/** Given as text, since it has to run from the sources in a test and from the build in a server. */
const rewriting = `
  const { workerData: { file, patience } } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(file, { timeout: patience });
  database.exec('VACUUM');
  database.close();`;

/**
 * Writes the whole file anew: where pages were split, copies of rows that moved are left in their gaps, and no
 * deletion reaches those. On a thread of its own, so that the server goes on reading; nobody may write meanwhile.
 */
export function rewriteFile(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(rewriting, { eval: true, workerData: { file, patience } });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}
