export type Param = string | number | null | Uint8Array;

/** The databases Heli keeps its log in. */
export type DialectName = 'sqlite' | 'postgresql';

/**
 * One way of speaking SQL to either database. Statements use `?` for parameters and the part of SQL that both understand:
 * `INSERT … ON CONFLICT …`, `RETURNING`, row values, an empty `IN ()`; no `OR REPLACE`, `OR IGNORE`, `json_each` or `rowid`.
 * Integers come back as numbers, texts as strings, `BLOB`s as bytes.
 */
export interface Sql {
  readonly dialect: DialectName;
  all<R>(sql: string, ...params: readonly Param[]): Promise<R[]>;
  get<R>(sql: string, ...params: readonly Param[]): Promise<R | undefined>;
  /** Number of rows changed. */
  run(sql: string, ...params: readonly Param[]): Promise<number>;
  /** Inserts many rows with few statements; `tail` may be an `ON CONFLICT` clause. */
  insertMany(
    into: string,
    columns: readonly string[],
    rows: readonly (readonly Param[])[],
    tail?: string,
  ): Promise<void>;
}

/** The two connections of a log. Whoever uses the writer has taken the database's turn. */
export interface Connections {
  readonly reader: Sql;
  readonly writer: Sql;
}
