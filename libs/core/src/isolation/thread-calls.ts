import { AsyncLocalStorage } from 'node:async_hooks';
import { thrown } from './carried.js';
import type { ToHouse, ToThread } from './messages.js';

/** So much a handler may ask at once; what it does not wait for is a flood. */
const mostCalls = 200;

/** One run of a handler on this thread. */
export interface FarRun {
  readonly run: number;
  open: boolean;
}

const current = new AsyncLocalStorage<FarRun>();
const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: unknown) => void }>();
let calls = 0;
let post: (message: ToHouse) => void = () => undefined;

/** Says where messages to the house go. */
export function openCalls(to: (message: ToHouse) => void): void {
  post = to;
}

/** Does a handler's work, so that what it asks for is asked for it. */
export const during = <T>(run: FarRun, work: () => Promise<T>): Promise<T> => current.run(run, work);

/** @throws Error once the handler has ended, or where none runs */
export function refuseEnded(run = current.getStore()): FarRun {
  if (!run?.open) throw new Error('The context was used after its handler had ended.');
  return run;
}

/**
 * Asks the house for something on behalf of the handler that runs.
 * @throws what the house answers
 */
export async function ask<T>(name: string, ...given: readonly unknown[]): Promise<T> {
  const { run } = refuseEnded();
  if (waiting.size >= mostCalls)
    throw new Error(`It asks for more than ${String(mostCalls)} things at once.`);
  const call = (calls += 1);
  return new Promise<unknown>((done, failed) => {
    waiting.set(call, { done, failed });
    post({ kind: 'call', run, call, name, given });
  }).finally(() => waiting.delete(call)) as Promise<T>;
}

/** Gives whoever asked what the house answers. */
export function answered(message: Extract<ToThread, { kind: 'answer' | 'failure' }>): void {
  const asked = waiting.get(message.call);
  if (message.kind === 'answer') asked?.done(message.value);
  else asked?.failed(thrown(message.error));
}
