import { snapshotSchema, type Snapshot } from '@heli/protocol';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';

export interface KnownSnapshot extends Snapshot {
  readonly at: string;
}

/** A picture is for whoever asked just now, not for an archive. */
const keptMs = 60 * 60_000;

/** The last picture of each wall that somebody asked for; in the database, since another server may be asked for it. */
export class Snapshots {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async keep(displayId: string, snapshot: Snapshot): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (sql) => {
      await sql.run('DELETE FROM core_display_snapshot WHERE at < ?', this.#oldest(at));
      await sql.run(
        `INSERT INTO core_display_snapshot (display_id, at, content) VALUES (?, ?, ?)
         ON CONFLICT (display_id) DO UPDATE SET at = excluded.at, content = excluded.content`,
        ...[displayId, at, JSON.stringify(snapshot)],
      );
    }, 'derived');
  }

  async of(displayId: string): Promise<KnownSnapshot | null> {
    const row = await this.database.sql.reader.get<{ at: string; content: string }>(
      'SELECT at, content FROM core_display_snapshot WHERE display_id = ? AND at >= ?',
      ...[displayId, this.#oldest(this.clock.now())],
    );
    return row ? { ...snapshotSchema.parse(JSON.parse(row.content)), at: row.at } : null;
  }

  #oldest(now: string): string {
    return new Date(Date.parse(now) - keptMs).toISOString();
  }
}
