import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { confinement, prepareConfined } from './confined.js';
import type { Param } from './sql.js';

export type Row = Record<string, string | number | null>;

/** One SQLite connection with its prepared statements kept. Calls are synchronous: no other code runs in between. */
export class SqliteHandle {
  readonly #statements = new Map<string, StatementSync>();

  constructor(readonly raw: DatabaseSync) {}

  prepare(sql: string): StatementSync {
    const tables = confinement();
    const name = tables === undefined ? sql : `${tables}\n${sql}`;
    const known = this.#statements.get(name);
    if (known) return known;
    const statement = tables === undefined ? this.raw.prepare(sql) : prepareConfined(this.raw, sql, tables);
    if (this.#statements.size >= 500) this.#statements.clear();
    this.#statements.set(name, statement);
    return statement;
  }

  all<R = Row>(sql: string, ...params: readonly Param[]): R[] {
    return this.prepare(sql).all(...(params as SQLInputValue[])) as R[];
  }

  get<R = Row>(sql: string, ...params: readonly Param[]): R | undefined {
    return this.prepare(sql).get(...(params as SQLInputValue[])) as R | undefined;
  }

  /** Number of rows changed. */
  run(sql: string, ...params: readonly Param[]): number {
    return Number(this.prepare(sql).run(...(params as SQLInputValue[])).changes);
  }

  /** Inserts many rows with few statements; `tail` may be an `ON CONFLICT` clause. */
  insertMany(into: string, columns: readonly string[], rows: readonly (readonly Param[])[], tail = ''): void {
    const place = `(${columns.map(() => '?').join(',')})`;
    let from = 0;
    for (const size of [128, 16, 1]) {
      const sql = `INSERT INTO ${into} (${columns.join(',')}) VALUES ${Array.from({ length: size }, () => place).join(',')} ${tail}`;
      for (; rows.length - from >= size; from += size) {
        this.run(sql, ...rows.slice(from, from + size).flat());
      }
    }
  }
}
