import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A stored event, its columns in the order in which its hash covers them. */
export interface StoredEvent {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly organisation: string;
  readonly occurred_at: string;
  readonly subject_id: string | null;
  readonly data: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** What lies on the disk, read past the server by plain SQLite. */
export class StoredLog {
  readonly #database: DatabaseSync;

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, 'heli.sqlite'));
  }

  events(): StoredEvent[] {
    return this.#all('SELECT * FROM core_event ORDER BY seq') as unknown as StoredEvent[];
  }

  /** How often each title stands among the cases. */
  titles(): Map<string, number> {
    const rows = this.#all('SELECT title, COUNT(*) AS times FROM coordination_case GROUP BY title');
    return new Map(rows.map((row) => [String(row['title']), Number(row['times'])]));
  }

  /** Keys of the commands that were carried out. */
  keys(): Set<string> {
    return new Set(this.#all('SELECT key FROM core_idempotency').map((row) => String(row['key'])));
  }

  /** What is wrong with the file or with the chain of hashes; undefined if nothing is. */
  fault(): string | undefined {
    const [first] = this.#all('PRAGMA integrity_check(1)');
    if (first?.['integrity_check'] !== 'ok') return `SQLite says: ${JSON.stringify(first)}`;
    let prev = { seq: 0, hash: '0'.repeat(64) };
    for (const event of this.events()) {
      const { hash, ...covered } = event;
      const computed = createHash('sha256')
        .update(JSON.stringify(Object.values(covered)))
        .digest('hex');
      if (event.seq !== prev.seq + 1 || event.prev_hash !== prev.hash || hash !== computed)
        return `The chain breaks at ${event.seq}.`;
      prev = event;
    }
    return undefined;
  }

  close(): void {
    this.#database.close();
  }

  #all(sql: string): Record<string, unknown>[] {
    return this.#database.prepare(sql).all();
  }
}
