import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MikroORM, type EntityManager, type EntitySchema } from '@mikro-orm/core';
import { Refusal } from '@heli/sdk';
import { SqliteDriver } from '@mikro-orm/sql';
import { databaseFile } from '../config/environment.js';
import { StartFault } from '../config/start-fault.js';
import { dialectOn } from './dialect.js';
import { SqliteHandle } from './handle.js';
import { Mutex } from './mutex.js';
import { rowFilters } from './row-filter.js';
import type { Connections, Sql } from './sql.js';
import { SqliteSql } from './sqlite-sql.js';

/** Why a file can't be used, by SQLite's primary result code. */
const openFaults: Readonly<Record<number, string>> = {
  8: 'is read-only for this user: give it write permission or name another HELI_DATA',
  11: 'is corrupt: restore a backup with "npm run heli -- restore"',
  13: 'lies on a full disk: free some space',
  14: "can't be opened: check that the folder exists and is writable, or name another HELI_DATA",
  26: 'is no Heli log: name another HELI_DATA or restore a backup',
};

/** A log up to this size is checked whole at start, which takes well under a second; `heli check` does the larger ones. */
const checkedBytes = 64 * 1024 * 1024;

/**
 * The two connections of a log: one writer, shared by commands and the follower in turn, and one reader that never
 * waits for them. MikroORM works on both.
 */
export class Database {
  readonly writer: SqliteHandle;
  readonly reader: SqliteHandle;
  readonly sql: Connections;
  /** Whoever writes takes it first: SQLite has one writer, and a command's transaction spans awaits. */
  readonly turn = new Mutex();
  #writing: MikroORM<SqliteDriver> | undefined;
  #reading: MikroORM<SqliteDriver> | undefined;

  private constructor(
    readonly folder: string,
    writer: DatabaseSync,
    reader: DatabaseSync,
  ) {
    this.writer = new SqliteHandle(writer);
    this.reader = new SqliteHandle(reader);
    this.sql = { writer: new SqliteSql(this.writer), reader: new SqliteSql(this.reader) };
  }

  /** @throws StartFault with a sentence when the folder or file can't be used */
  static open(folder: string): Database {
    const file = join(folder, databaseFile);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const writer = new DatabaseSync(file, { timeout: 5000 });
      writer.exec('PRAGMA journal_mode = WAL');
      writer.exec('PRAGMA synchronous = FULL');
      writer.exec('PRAGMA foreign_keys = ON');
      writer.exec('PRAGMA cache_size = -65536');
      chmodSync(file, 0o600);
      if (statSync(file).size <= checkedBytes) check(writer);
      // An empty write proves that the file and its folder take writes.
      writer.exec('BEGIN IMMEDIATE; ROLLBACK');
      const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
      return new Database(folder, writer, reader);
    } catch (error) {
      throw new StartFault(sentenceFor(file, error), { cause: error });
    }
  }

  /** Connects MikroORM once the plugins' entities are known. */
  async connect(entities: readonly EntitySchema[]): Promise<void> {
    const options = {
      driver: SqliteDriver,
      dbName: join(this.folder, databaseFile),
      entities: [...entities],
      filters: rowFilters(entities),
      findOneOrFailHandler: () => new Refusal('not-found', 'core.refusal.noSuchRecord'),
      ensureDatabase: false,
      discovery: { warnWhenNoEntities: false },
    };
    await this.#writing?.close();
    await this.#reading?.close();
    this.#writing = await MikroORM.init({ ...options, driverOptions: dialectOn(this.writer) });
    this.#reading = await MikroORM.init({ ...options, driverOptions: dialectOn(this.reader) });
  }

  /** A manager on the writer; use it inside {@link turn} only. */
  writing(): EntityManager {
    return this.#of(this.#writing).em.fork();
  }

  /** A manager on the reader, with an identity map of its own. */
  reading(): EntityManager {
    return this.#of(this.#reading).em.fork();
  }

  /** Writes in one transaction, in the writer's turn; everything is undone if the work throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.turn.run(async () => {
      this.writer.raw.exec('BEGIN IMMEDIATE');
      try {
        const result = await work(this.sql.writer);
        this.writer.raw.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.writer.raw.isTransaction) this.writer.raw.exec('ROLLBACK');
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.turn.run(async () => {
      await this.#writing?.close();
      await this.#reading?.close();
      this.reader.raw.close();
      this.writer.raw.close();
    });
  }

  #of(orm: MikroORM<SqliteDriver> | undefined): MikroORM<SqliteDriver> {
    if (!orm) throw new Error('The database is used before its entities are known.');
    return orm;
  }
}

function check(database: DatabaseSync): void {
  const result = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (result.quick_check !== 'ok') throw Object.assign(new Error('corrupt'), { errcode: 11 });
}

function sentenceFor(file: string, error: unknown): string {
  const code =
    typeof error === 'object' && error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  const system = typeof error === 'object' && error && 'code' in error ? String(error.code) : '';
  if (system === 'EACCES' || system === 'EROFS' || system === 'EPERM')
    return `The data folder ${file} ${openFaults[8]!}.`;
  if (system === 'ENOTDIR' || system === 'EEXIST')
    return `The data folder of ${file} is a file: name another HELI_DATA.`;
  if (system === 'ENOSPC') return `The data folder ${file} ${openFaults[13]!}.`;
  const known = code === undefined ? undefined : openFaults[code];
  return known
    ? `The log ${file} ${known}.`
    : `The log ${file} can't be used: ${error instanceof Error ? error.message : 'unknown fault'}.`;
}
