import { Worker } from 'node:worker_threads';

/** How long a statement waits for another connection, in milliseconds. */
export const patience = 5000;

/** Given as text, since it has to run from the sources in a test and from the build in a server. */
const script = `
  const { parentPort, workerData: { file, patience, readOnly, sql } } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(file, { readOnly, timeout: patience });
  parentPort.postMessage(database.prepare(sql).all());
  database.close();`;

/**
 * Runs a statement that reads or writes a whole file, which takes seconds for each gigabyte, on a thread and a
 * connection of its own: the server goes on meanwhile.
 */
export function onThread<R>(file: string, sql: string, mode: 'read' | 'write'): Promise<R[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      eval: true,
      workerData: { file, patience, readOnly: mode === 'read', sql },
    });
    let rows: R[] = [];
    worker.once('message', (found: R[]) => (rows = found));
    worker.once('error', reject);
    worker.once('exit', () => resolve(rows));
  });
}
