import { AsyncLocalStorage } from 'node:async_hooks';
import { constants, type DatabaseSync, type StatementSync } from 'node:sqlite';

const confined = new AsyncLocalStorage<string>();

/** Runs statements that may touch only tables whose names begin like that; SQLite itself sees to it. */
export const confinedTo = <T>(tables: string, run: () => Promise<T>): Promise<T> => confined.run(tables, run);

/** What the names of the tables begin with that may be touched now; undefined where all may. */
export const confinement = (): string | undefined => confined.getStore();

const { SQLITE_OK, SQLITE_DENY } = constants;
const onTables = new Set([
  constants.SQLITE_READ,
  constants.SQLITE_INSERT,
  constants.SQLITE_UPDATE,
  constants.SQLITE_DELETE,
]);
const harmless = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
  constants.SQLITE_SAVEPOINT,
]);

/** What is read from no table: an inner query, and SQLite's functions that answer rows. */
const ofNobody = new Set(['', 'json_each', 'json_tree']);

/** Prepares a statement as whoever may touch only those tables. @throws Error where it wants more */
export function prepareConfined(database: DatabaseSync, sql: string, tables: string): StatementSync {
  database.setAuthorizer((action, table) => {
    if (harmless.has(action)) return SQLITE_OK;
    const own = ofNobody.has(table ?? '') || (table ?? '').startsWith(tables);
    return onTables.has(action) && own ? SQLITE_OK : SQLITE_DENY;
  });
  try {
    return database.prepare(sql);
  } finally {
    database.setAuthorizer(null);
  }
}
