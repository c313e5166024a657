import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';

/** How stale the stored moment may be. */
const graceMs = 30_000;

/**
 * When a token was used last. Kept in memory and stored now and then, so that reading stays reading: whoever asks
 * neither waits for the writer nor fails on a full disk.
 */
export class LastSeen {
  readonly #seen = new Map<string, string>();
  #storedAt = 0;
  #storing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The later of what is stored and what is known here. */
  of(tokenId: string, stored: string | null): string | null {
    return this.#seen.get(tokenId) ?? stored;
  }

  note(tokenId: string): void {
    this.#seen.set(tokenId, this.clock.now());
    if (Date.now() - this.#storedAt < graceMs) return;
    this.#storedAt = Date.now();
    void this.store();
  }

  /** Stores what is known; what can't be stored now is kept for the next time. */
  store(): Promise<void> {
    this.#storing ??= this.#write().finally(() => (this.#storing = undefined));
    return this.#storing;
  }

  async #write(): Promise<void> {
    const batch = [...this.#seen];
    if (batch.length === 0) return;
    try {
      await this.database.transaction(async (sql) => {
        for (const [id, at] of batch) await sql.run('UPDATE core_token SET seen_at = ? WHERE id = ?', at, id);
      }, 'derived');
    } catch {
      // A full disk, say: whoever can still read goes on reading, and the moments wait.
      return;
    }
    for (const [id, at] of batch) if (this.#seen.get(id) === at) this.#seen.delete(id);
  }
}
