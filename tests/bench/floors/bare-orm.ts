import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { defineEntity, MikroORM, p } from '@mikro-orm/core';
import { SqliteDriver } from '@mikro-orm/sql';
import { SqliteDialect } from 'kysely';

const Note = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: { id: p.text().primary(), text: p.text() },
});

/** MikroORM on Node's own SQLite, with one entity in one table. */
export async function bareOrm(file: string): Promise<MikroORM> {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('CREATE TABLE IF NOT EXISTS note (id TEXT PRIMARY KEY, text TEXT NOT NULL)');
  const dialect = new SqliteDialect({
    database: {
      prepare: (sql: string) => {
        const statement = database.prepare(sql);
        return {
          reader: statement.columns().length > 0,
          all: (params: readonly unknown[]) => statement.all(...(params as SQLInputValue[])),
          run: (params: readonly unknown[]) => statement.run(...(params as SQLInputValue[])),
          iterate: (params: readonly unknown[]) => statement.iterate(...(params as SQLInputValue[])),
        };
      },
      close: () => database.close(),
    },
  });
  const orm = await MikroORM.init({
    driver: SqliteDriver,
    dbName: file,
    entities: [Note],
    driverOptions: dialect,
  });
  await orm.em.fork().find(Note, {});
  return orm;
}
