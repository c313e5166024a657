import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** Reads a whole file, which takes seconds for each gigabyte, while the server goes on in its own thread. */
const database = new DatabaseSync(workerData as string, { readOnly: true, timeout: 5000 });
const rows = database.prepare('PRAGMA integrity_check(20)').all();
database.close();
parentPort?.postMessage(rows.map((row) => String(row['integrity_check'])).filter((line) => line !== 'ok'));
