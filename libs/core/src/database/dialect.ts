import { SqliteDialect } from 'kysely';
import { refuseLate } from '../fault/limits.js';
import type { SqliteHandle } from './handle.js';

const nothingToUndo = { changes: 0, lastInsertRowid: 0 };

/**
 * Lets MikroORM speak through a connection that we own, so that the log is appended in the very transaction of the
 * command.
 */
export const dialectOn = (handle: SqliteHandle): SqliteDialect =>
  new SqliteDialect({
    database: {
      prepare: (sql: string) => {
        refuseLate();
        const statement = handle.prepare(sql);
        return {
          reader: statement.columns().length > 0,
          all: (params: readonly unknown[]) => statement.all(...(params as never[])),
          // On a full disk SQLite may have undone the transaction by itself; were that an error, the connection would
          // never be given back.
          run: (params: readonly unknown[]) =>
            sql.startsWith('rollback') && !handle.raw.isTransaction
              ? nothingToUndo
              : statement.run(...(params as never[])),
          iterate: (params: readonly unknown[]) => statement.iterate(...(params as never[])),
        };
      },
      // The Database closes the connection itself, after both of its users are done.
      close: () => undefined,
    },
  });
