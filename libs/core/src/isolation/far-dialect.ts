import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { DialectName } from '../database/sql.js';
import { ask } from './thread-calls.js';

/** Sends statements to the house, which runs them in the transaction of the command that the handler belongs to. */
class FarConnection implements DatabaseConnection {
  executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // The house has set its connection up.
    if (sql.startsWith('pragma foreign_keys')) return Promise.resolve({ rows: [] });
    return ask<QueryResult<R>>('sql', sql, parameters);
  }

  streamQuery(): never {
    throw new Error('Rows are not streamed to a mechanism on a thread of its own: ask for a page of them.');
  }
}

const nothing = (): Promise<void> => Promise.resolve();
const name = 'heli_thread';

/** A transaction of a handler's own is a savepoint in that of its command. */
const farDriver = (): Driver => {
  const say =
    (statement: string) =>
    async (connection: DatabaseConnection): Promise<void> => {
      await connection.executeQuery({ sql: statement, parameters: [] } as unknown as CompiledQuery);
    };
  return {
    init: nothing,
    acquireConnection: () => Promise.resolve(new FarConnection()),
    beginTransaction: say(`savepoint ${name}`),
    commitTransaction: say(`release savepoint ${name}`),
    rollbackTransaction: say(`rollback to savepoint ${name}`),
    savepoint: (connection, inner) => say(`savepoint "${inner}"`)(connection),
    releaseSavepoint: (connection, inner) => say(`release savepoint "${inner}"`)(connection),
    rollbackToSavepoint: (connection, inner) => say(`rollback to savepoint "${inner}"`)(connection),
    releaseConnection: nothing,
    destroy: nothing,
  };
};

/** How MikroORM speaks to a database that lies on another thread. */
export const farDialect = (dialect: DialectName): Dialect =>
  dialect === 'sqlite'
    ? {
        createDriver: farDriver,
        createAdapter: () => new SqliteAdapter(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      }
    : {
        createDriver: farDriver,
        createAdapter: () => new PostgresAdapter(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      };
