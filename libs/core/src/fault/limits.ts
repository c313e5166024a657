import { AsyncLocalStorage } from 'node:async_hooks';
import type { Work } from './work.js';

/** A handler that takes longer than this is ended and refused. */
const handlerMs = 1000;
/** Handlers that ask each other deeper than this never come to an end. */
const deepest = 8;

/** One run of a plugin's code: what it still does after its end, it does in vain. */
interface Run {
  readonly work: Work;
  readonly depth: number;
  readonly until: number;
  /** Processor time of this thread when it began, in microseconds. */
  readonly cpu: number;
  open: boolean;
}
const running = new AsyncLocalStorage<Run>();

/**
 * Runs a plugin's handler, waits for it no longer than allowed, and cuts it off from the kernel when it has ended,
 * whatever it has kept of its context: the next command's transaction is on the same connection. A loop that never
 * touches the kernel can't be ended here: nothing else runs in this process until it ends by itself.
 * @throws what the handler throws, or Error if it takes too long
 */
export async function limited<T>(work: Work, handler: () => Promise<T>): Promise<T> {
  const depth = (running.getStore()?.depth ?? 0) + 1;
  if (depth > deepest) throw new Error(`Queries ask each other more than ${String(deepest)} deep.`);
  // The kernel's own handlers may take their time: a tree of a whole district is one command.
  const ms = work.mechanism === 'core' ? Infinity : handlerMs;
  const run: Run = { work, depth, until: performance.now() + ms, cpu: cpuNow(), open: true };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    if (Number.isFinite(ms)) timer = setTimeout(() => reject(tooLong()), ms);
  });
  try {
    return await Promise.race([running.run(run, handler), late]);
  } finally {
    run.open = false;
    clearTimeout(timer);
  }
}

/** Runs a plugin's code that answers at once, such as folds, so that what it leaves behind is known to be its own. */
export const attributed = <T>(work: Work, run: () => T): T =>
  running.run({ work, depth: 0, until: Infinity, cpu: 0, open: true }, run);

/**
 * Called wherever a plugin's code comes back into the kernel.
 * @throws Error if the code belongs to a handler that has ended, or should have
 */
export function refuseLate(): void {
  const run = running.getStore();
  if (!run) return;
  if (!run.open) throw new Error('The context was used after its handler had ended.');
  // One that keeps the thread to itself lets no timer end it. What a busy machine takes is not its doing.
  if (performance.now() > run.until && cpuNow() - run.cpu > handlerMs * 1000) throw tooLong();
}

/** Whose code is running: for what is thrown where nobody waits for it. */
export const runningWork = (): Work | undefined => running.getStore()?.work;

function cpuNow(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

const tooLong = (): Error => new Error(`It took longer than ${String(handlerMs)} ms.`);
