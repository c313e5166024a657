import { AsyncLocalStorage } from 'node:async_hooks';
import type { Worker } from 'node:worker_threads';
import { isStorageFault, MechanismFault, MechanismPaused, sentenceOf } from '../fault/faults.js';
import { runningWork } from '../fault/limits.js';
import { carry, thrown } from './carried.js';
import type { Circumstances, HandlerName, ThreadSetUp, ToHouse, ToThread, Wish } from './messages.js';
import { startThread } from './start-thread.js';
import { Watchdog } from './watchdog.js';

/** A thread that is not ready by then never will be. */
const startMs = 15_000;
/** A thread that has ended is started again after this, and each time twice as late. */
const [firstRestartMs, lastRestartMs] = [100, 30_000];
/** Whoever waits for a handler has given up long before. */
const longestMs = 5_000;
/** One that has lived so long is no longer blamed for the one before. */
const soundMs = 60_000;

/** A thread at work gives a sign of life every 100 ms: a handler that let so many pass waits for nothing that comes. */
const mostIdle = 3;

/** One run of a handler on its way. */
interface Running {
  readonly answer: (name: string, given: readonly unknown[]) => Promise<unknown>;
  /** Back into the handler's own surroundings: its time limit and its transaction. */
  readonly within: <T>(run: () => T) => T;
  readonly settle: { done: (done: Done) => void; failed: (error: unknown) => void };
  /** What the house itself failed in while it answered: no fault of the mechanism's. */
  ownFault: unknown;
  /** What it waits for from the house. */
  waits: number;
  /** Signs of life of the thread since it last waited for the house. */
  idle: number;
}

/** What a handler came to. */
export interface Done {
  readonly output: unknown;
  readonly wishes: readonly Wish[];
}

/** Keeps the thread of one mechanism: starts it, gives it work, ends it where it hangs or grows, and starts it again. */
export class Host {
  readonly #running = new Map<number, Running>();
  #worker: Worker | undefined;
  #watchdog: Watchdog | undefined;
  #ready = false;
  #closed = false;
  #runs = 0;
  #restartMs = firstRestartMs;
  #startedAt = 0;
  #restart: NodeJS.Timeout | undefined;

  constructor(
    private readonly mechanism: string,
    private readonly setUp: ThreadSetUp,
    /** Told why a thread ended on which nothing ran that could have told it. */
    private readonly onEnd: (cause: string) => void,
  ) {}

  /**
   * Starts the thread.
   * @throws Error with a sentence where the mechanism can't be loaded on it
   */
  start(): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#begin(resolve, (cause) => {
        void this.close();
        reject(new Error(cause));
      }),
    );
  }

  /**
   * Runs a handler.
   * @param answer what the handler asks the house for meanwhile
   * @throws what the handler throws; MechanismPaused while the thread is being started again
   */
  async run(
    handler: HandlerName,
    given: unknown,
    circumstances: Circumstances,
    answer: Running['answer'],
  ): Promise<Done> {
    const worker = this.#worker;
    if (!worker || !this.#ready) {
      const phase = runningWork()?.phase ?? 'query';
      throw new MechanismPaused(this.mechanism, phase, Math.ceil(this.#restartMs / 1000));
    }
    const run = (this.#runs += 1);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Done>((done, failed) => {
        timer = setTimeout(
          () => failed(new Error(`It took longer than ${String(longestMs)} ms.`)),
          longestMs,
        );
        const within = AsyncLocalStorage.snapshot();
        const settle = { done, failed };
        this.#running.set(run, { answer, within, settle, ownFault: undefined, waits: 0, idle: 0 });
        this.#post({ kind: 'run', run, handler, given, circumstances });
        this.#watchdog?.hurry();
      });
    } finally {
      clearTimeout(timer);
      this.#running.delete(run);
    }
  }

  /** Ends the thread for good; what runs on it fails. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    this.#watchdog?.close();
    await this.#worker?.terminate();
  }

  #begin(ready: () => void, unfit: (cause: string) => void): void {
    const worker = startThread(this.setUp);
    this.#worker = worker;
    this.#startedAt = performance.now();
    let reason: string | undefined;
    const end = (cause: string): void => {
      reason ??= cause;
      void worker.terminate();
    };
    const late = setTimeout(() => end(`It is not loaded after ${String(startMs / 1000)} s.`), startMs);
    worker.on('message', (message: ToHouse) => {
      this.#watchdog?.heard(message);
      if (message.kind === 'unfit') reason = message.reason;
      if (message.kind === 'ready') {
        clearTimeout(late);
        this.#watchdog = new Watchdog(worker, end);
        this.#ready = true;
        ready();
      }
      this.#take(message);
    });
    worker.once('error', (error: unknown) => (reason ??= sentenceOf(error)));
    worker.once('exit', (code) => {
      clearTimeout(late);
      const cause = reason ?? `It ended its thread (exit code ${String(code)}).`;
      if (!this.#ready) unfit(cause);
      this.#ended(cause);
    });
  }

  #ended(cause: string): void {
    this.#watchdog?.close();
    this.#watchdog = undefined;
    this.#ready = false;
    this.#worker = undefined;
    if (this.#running.size === 0 && !this.#closed) this.onEnd(cause);
    for (const { settle, ownFault } of this.#running.values()) settle.failed(ownFault ?? new Error(cause));
    this.#running.clear();
    if (this.#closed) return;
    const sound = performance.now() - this.#startedAt > soundMs;
    this.#restartMs = sound ? firstRestartMs : Math.min(this.#restartMs * 2, lastRestartMs);
    const again = (): void =>
      this.#begin(
        () => undefined,
        () => undefined,
      );
    this.#restart = setTimeout(again, this.#restartMs).unref();
  }

  #take(message: ToHouse): void {
    switch (message.kind) {
      case 'pong':
        this.#endIdle();
        break;
      case 'call':
        void this.#answer(message.run, message.call, message.name, message.given);
        break;
      case 'done':
        this.#running.get(message.run)?.settle.done(message);
        break;
      case 'failed': {
        const running = this.#running.get(message.run);
        running?.settle.failed(running.ownFault ?? thrown(message.error));
      }
    }
  }

  async #answer(run: number, call: number, name: string, given: readonly unknown[]): Promise<void> {
    const running = this.#running.get(run);
    if (running) running.waits += 1;
    try {
      if (!running) throw new Error('The context was used after its handler had ended.');
      const value = await running.within(() => running.answer(name, given));
      this.#post({ kind: 'answer', call, value });
    } catch (error) {
      if (running && isTheHouses(error)) running.ownFault ??= error;
      this.#post({ kind: 'failure', call, error: carry(error) });
    } finally {
      if (running) Object.assign(running, { waits: running.waits - 1, idle: 0 });
    }
  }

  /** Ends handlers that wait for something that is not the house: a command holds up everybody's. */
  #endIdle(): void {
    for (const running of this.#running.values()) {
      if (running.waits > 0) continue;
      running.idle += 1;
      if (running.idle > mostIdle)
        running.settle.failed(new Error('It waits for something that is not the house.'));
    }
  }

  #post(message: ToThread): void {
    this.#worker?.postMessage(message);
  }
}

const isTheHouses = (error: unknown): boolean =>
  isStorageFault(error) || error instanceof MechanismFault || error instanceof MechanismPaused;
