import type { Database } from './database.js';
import type { Scrubbed } from './store.js';

/** After a reader kept the log from being cut, such as a backup, it is tried again so much later. */
const busyMs = 1000;
/** After a fault, such as a full disk, there is more to wait for. */
const faultMs = 60_000;

/**
 * Sees to it that what was deleted or overwritten can't be read from the files any more. SQLite only: PostgreSQL keeps
 * old rows until it vacuums, and its log as long as its operator wants.
 */
export class Traces {
  /** Told of what could not be removed yet. */
  onFault: (error: unknown) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly database: Database) {}

  /**
   * Call it inside the database's turn, outside of a transaction. What can't be done now is tried again.
   * @returns whether it is done
   */
  async remove(what: Scrubbed): Promise<boolean> {
    const { store } = this.database;
    if (store.dialect !== 'sqlite') return true;
    try {
      if (await store.scrub(what)) return true;
      this.#tryAgain('log', busyMs);
    } catch (error) {
      // Whoever asked is not kept waiting for a disk: what they did is stored.
      this.onFault(error);
      this.#tryAgain(what, faultMs);
    }
    return false;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #tryAgain(what: Scrubbed, later: number): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const again = (): void => void this.database.turn.run(() => this.remove(what));
    this.#timer = setTimeout(again, later).unref();
  }
}
