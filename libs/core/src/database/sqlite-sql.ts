import type { SqliteHandle } from './handle.js';
import type { Param, Sql } from './sql.js';

/** SQLite behind the interface of both: each call has been carried out when its promise is made. */
export class SqliteSql implements Sql {
  readonly dialect = 'sqlite';

  constructor(private readonly handle: SqliteHandle) {}

  all<R>(sql: string, ...params: readonly Param[]): Promise<R[]> {
    return settled(() => this.handle.all<R>(sql, ...params));
  }

  get<R>(sql: string, ...params: readonly Param[]): Promise<R | undefined> {
    return settled(() => this.handle.get<R>(sql, ...params));
  }

  run(sql: string, ...params: readonly Param[]): Promise<number> {
    return settled(() => this.handle.run(sql, ...params));
  }

  insertMany(
    into: string,
    columns: readonly string[],
    rows: readonly (readonly Param[])[],
    tail = '',
  ): Promise<void> {
    return settled(() => this.handle.insertMany(into, columns, rows, tail));
  }
}

/** A fault is a rejection, as it would be over a network. */
function settled<T>(work: () => T): Promise<T> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is SQLite's own, passed on
    return Promise.reject(error);
  }
}
