import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const tables = ['core_event', 'coordination_case'] as const;
type Cells = Record<string, string | number | null>;

/** The least that must be done for a command: its event and its entity, as the server stores them, in one transaction. */
export class SameRows {
  readonly #database: DatabaseSync;
  readonly #inserts: readonly { statement: StatementSync; row: Cells }[];
  #number = 0;

  /** @param folder a data folder with at least one report in it, whose tables, indexes and last rows are taken over */
  constructor(folder: string, file: string) {
    const model = new DatabaseSync(join(folder, 'heli.sqlite'), { readOnly: true });
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    this.#inserts = tables.map((table) => {
      for (const { sql } of model
        .prepare('SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql > 0')
        .all(table))
        this.#database.exec(String(sql));
      const row = model.prepare(`SELECT * FROM ${table} ORDER BY rowid DESC LIMIT 1`).get() as Cells;
      const names = Object.keys(row);
      const sql = `INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `:${name}`).join()})`;
      return { statement: this.#database.prepare(sql), row };
    });
    model.close();
  }

  /** One durable transaction. */
  write(): void {
    this.#number += 1;
    this.#database.exec('BEGIN IMMEDIATE');
    for (const { statement, row } of this.#inserts) {
      const id = `${String(row['id']).slice(0, -8)}${String(this.#number).padStart(8, '0')}`;
      statement.run({ ...row, id, ...('seq' in row && { seq: this.#number }) });
    }
    this.#database.exec('COMMIT');
  }

  close(): void {
    this.#database.close();
  }
}
