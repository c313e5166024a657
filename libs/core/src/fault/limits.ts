import { AsyncLocalStorage } from 'node:async_hooks';

/** A handler that takes longer than this is ended and refused. */
const handlerMs = 1000;

/** One run of a plugin's code: what it still does after its end, it does in vain. */
interface Run {
  open: boolean;
}
const running = new AsyncLocalStorage<Run>();

/**
 * Runs a plugin's handler, waits for it no longer than allowed, and cuts it off from the database when it has ended,
 * whatever it has kept of its context: the next command's transaction is on the same connection.
 * @throws what the handler throws, or Error if it takes too long
 */
export async function limited<T>(handler: () => Promise<T>): Promise<T> {
  const run: Run = { open: true };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${String(handlerMs)} ms.`)), handlerMs);
  });
  try {
    return await Promise.race([running.run(run, handler), late]);
  } finally {
    run.open = false;
    clearTimeout(timer);
  }
}

/** @throws Error if the code that asks belongs to a handler that has ended */
export function refuseLate(): void {
  if (running.getStore()?.open === false)
    throw new Error('The database was used after the handler had ended.');
}
