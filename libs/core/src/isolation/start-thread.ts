import { Worker } from 'node:worker_threads';
import type { ThreadSetUp } from './messages.js';

/** So many megabytes of objects a mechanism may hold. */
const heapMb = 128;
/** So much of what a thread writes to its output is passed on, in bytes. */
const mostOutput = 65_536;

/** Starts a thread that knows nothing of the house's environment, where its secrets are. */
export function startThread(setUp: ThreadSetUp): Worker {
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: setUp,
    env: { NODE_ENV: 'production', ...(process.env['TZ'] && { TZ: process.env['TZ'] }) },
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  relay(worker);
  return worker;
}

/** Passes on what a thread writes, for whoever develops it, up to a limit. */
function relay(worker: Worker): void {
  let left = mostOutput;
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk: Buffer) => {
      if (left > 0) process.stderr.write(chunk.subarray(0, left));
      left -= chunk.length;
    });
}
