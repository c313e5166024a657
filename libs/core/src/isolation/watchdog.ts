import type { Worker } from 'node:worker_threads';
import type { ToHouse, ToThread } from './messages.js';

/** How often a thread at work is looked at, and one at rest. */
const [atWorkMs, atRestMs] = [100, 1_000];
/** Processor time that a thread may take without a sign of life. What a busy machine takes is not its doing. */
const mostCpuMs = 300;
/** Bytes outside of its objects, which no limit of the thread counts. */
const mostBufferBytes = 128 * 1024 * 1024;

/** Looks whether a thread still answers, and how much it holds. */
export class Watchdog {
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #alive = true;
  /** Processor time of the thread at its last sign of life, in milliseconds. */
  #since = 0;
  /** Looks in haste that are still to come. */
  #haste = 0;

  constructor(
    private readonly worker: Worker,
    private readonly onFault: (cause: string) => void,
  ) {
    this.#next();
  }

  /** Work was given to it: it is looked at more often for a while. */
  hurry(): void {
    const resting = this.#haste === 0;
    this.#haste = 20;
    if (resting) this.#next();
  }

  heard(message: ToHouse): void {
    this.#alive = true;
    if (message.kind === 'pong' && message.bufferBytes > mostBufferBytes)
      this.#fault(`It holds more than ${String(mostBufferBytes / 1024 / 1024)} MB.`);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #next(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#look(), this.#haste > 0 ? atWorkMs : atRestMs).unref();
  }

  async #look(): Promise<void> {
    this.#haste = Math.max(0, this.#haste - 1);
    const used = await this.worker.cpuUsage().catch(() => undefined);
    if (!used || this.#closed) return;
    const ms = (used.user + used.system) / 1000;
    if (this.#alive) this.#since = ms;
    else if (ms - this.#since > mostCpuMs) {
      this.#fault(`It kept its thread for more than ${String(mostCpuMs)} ms.`);
      return;
    }
    this.#alive = false;
    this.worker.postMessage({ kind: 'ping' } satisfies ToThread);
    this.#next();
  }

  #fault(cause: string): void {
    if (this.#closed) return;
    this.close();
    this.onFault(cause);
  }
}
