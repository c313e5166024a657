import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeLog } from './log/write-log.ts';

/** Generated logs, each written once in a run and shared by the rows that want one of its size. */
export class Logs {
  readonly #folder: string;
  readonly #written = new Map<number, Promise<string>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Data folder with a log of at least so many events. */
  of(events: number): Promise<string> {
    const known = this.#written.get(events) ?? this.#write(events);
    this.#written.set(events, known);
    return known;
  }

  async #write(events: number): Promise<string> {
    const folder = join(this.#folder, String(events));
    mkdirSync(folder, { recursive: true });
    const start = performance.now();
    await writeLog(folder, events);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`\n(a log of ${events.toLocaleString('en')} events was written in ${seconds} s)`);
    return folder;
  }
}
