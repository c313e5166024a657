import type { Database } from './database.js';
import type { Scrubbed } from './store.js';

/** After a reader kept the log from being cut, such as a backup, it is tried again so much later. */
const retryMs = 1000;

/**
 * Sees to it that what was deleted or overwritten can't be read from the files any more. SQLite only: PostgreSQL keeps
 * old rows until it vacuums, and its log as long as its operator wants.
 */
export class Traces {
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly database: Database) {}

  /** Call it inside the database's turn, outside of a transaction. */
  async remove(what: Scrubbed): Promise<void> {
    const { store } = this.database;
    if (store.dialect === 'sqlite' && !(await store.scrub(what))) this.#cutLater();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #cutLater(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.database.turn.run(() => this.remove('log')), retryMs).unref();
  }
}
