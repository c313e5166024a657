import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What SQLite finds wrong in a file, page by page and index by index; nothing, if it is whole. */
export async function integrityOf(file: string): Promise<readonly string[]> {
  // The same extension as this module's: the sources run as they are, too.
  const script = new URL(`./integrity-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  const worker = new Worker(script, { workerData: file });
  try {
    const [found] = (await once(worker, 'message')) as [readonly string[]];
    return found;
  } finally {
    await worker.terminate();
  }
}
