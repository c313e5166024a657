import type { ShownPicture } from '@heli/protocol';
import type { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';

/** A picture that a wall showed within an hour. */
export interface ShownRow {
  /** A scene by its id, or a part of a meeting. */
  readonly shows: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly seconds: number;
}

/** As long as records of a year's meetings may be asked for. */
const keptDays = 400;
const hourOf = (at: string): string => at.slice(0, 13);

/** Which pictures walls showed, for how long in each hour. What walls tell is gathered, and stored with their reports. */
export class DisplayShown {
  readonly #fresh = new Map<string, ShownRow & { readonly displayId: string; readonly hour: string }>();

  constructor(private readonly database: Database) {}

  note(displayId: string, shown: readonly ShownPicture[], at: string): void {
    for (const { shows, seconds } of shown) {
      const name = [displayId, hourOf(at), shows].join(' ');
      const known = this.#fresh.get(name);
      this.#fresh.set(name, {
        ...{ displayId, hour: hourOf(at), shows, lastAt: at },
        firstAt: known?.firstAt ?? at,
        seconds: (known?.seconds ?? 0) + seconds,
      });
    }
  }

  /** Within the transaction of the reports; what was taken is given back if that fails. */
  async store(sql: Sql): Promise<() => void> {
    const batch = [...this.#fresh];
    for (const [, { displayId, hour, shows, firstAt, lastAt, seconds }] of batch) {
      await sql.run(
        `INSERT INTO core_display_shown (display_id, hour, shows, first_at, last_at, seconds)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (display_id, hour, shows) DO UPDATE SET last_at = excluded.last_at,
           seconds = core_display_shown.seconds + excluded.seconds`,
        ...[displayId, hour, shows, firstAt, lastAt, seconds],
      );
      const oldest = new Date(Date.parse(lastAt) - keptDays * 86_400_000).toISOString();
      await sql.run(
        'DELETE FROM core_display_shown WHERE display_id = ? AND hour < ?',
        ...[displayId, hourOf(oldest)],
      );
    }
    return () => {
      for (const [name, row] of batch) if (this.#fresh.get(name) === row) this.#fresh.delete(name);
    };
  }

  /** What a wall showed from one instant until another, by hours; the first first. */
  of(displayId: string, from: string, until: string): Promise<ShownRow[]> {
    return this.database.sql.reader.all<ShownRow>(
      `SELECT shows, first_at AS "firstAt", last_at AS "lastAt", seconds FROM core_display_shown
       WHERE display_id = ? AND hour >= ? AND hour < ? ORDER BY hour, first_at, shows`,
      ...[displayId, hourOf(from), hourOf(until)],
    );
  }
}
