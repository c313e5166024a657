import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../config/environment.js';
import { StartFault } from '../config/start-fault.js';
import { BindingDriver } from './binding-driver.js';
import { dialectOn } from './dialect.js';
import { SqliteHandle } from './handle.js';
import type { Connections } from './sql.js';
import { sentenceFor } from './sqlite-fault.js';
import { SqliteSql } from './sqlite-sql.js';
import { cutLog, rewriteFile } from './sqlite-scrub.js';
import { onThread, patience } from './sqlite-thread.js';
import type { Durability, OrmOptions, Scrubbed, Store } from './store.js';

/** A log up to this size is checked whole at start, which takes well under a second; `heli check` does the larger ones. */
const checkedBytes = 64 * 1024 * 1024;

/** The pages that everything touches are copied from the log of changes once, not again and again. */
const hasty = 'PRAGMA wal_autocheckpoint = 20000';
const lasting = 'PRAGMA wal_autocheckpoint = 1000; PRAGMA wal_checkpoint(TRUNCATE)';

/** The embedded database in the data folder: one writer, and one reader that never waits for it. */
export class SqliteStore implements Store {
  readonly dialect = 'sqlite';
  readonly cluster = undefined;
  readonly sql: Connections;
  readonly #handles: Record<keyof Connections, SqliteHandle>;
  /** How a commit waits for the disk where its transaction asks for nothing else. */
  #usual: 'FULL' | 'OFF' = 'FULL';

  private constructor(
    private readonly file: string,
    writer: DatabaseSync,
    reader: DatabaseSync,
  ) {
    this.#handles = { writer: new SqliteHandle(writer), reader: new SqliteHandle(reader) };
    this.sql = { writer: new SqliteSql(this.#handles.writer), reader: new SqliteSql(this.#handles.reader) };
  }

  /** @throws StartFault with a sentence when the folder or file can't be used */
  static open(folder: string): SqliteStore {
    const file = join(folder, databaseFile);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const writer = new DatabaseSync(file, { timeout: patience });
      writer.exec('PRAGMA journal_mode = WAL');
      writer.exec('PRAGMA synchronous = FULL');
      writer.exec('PRAGMA foreign_keys = ON');
      // What is deleted or overwritten, a slip or a name, is not left in its page.
      writer.exec('PRAGMA secure_delete = ON');
      writer.exec('PRAGMA cache_size = -65536');
      chmodSync(file, 0o600);
      if (statSync(file).size <= checkedBytes) check(writer);
      // An empty write proves that the file and its folder take writes.
      writer.exec('BEGIN IMMEDIATE; ROLLBACK');
      const reader = new DatabaseSync(file, { readOnly: true, timeout: patience });
      return new SqliteStore(file, writer, reader);
    } catch (error) {
      throw new StartFault(sentenceFor(file, error), { cause: error });
    }
  }

  begin(durability: Durability): Promise<void> {
    if (durability === 'derived' && this.#usual === 'FULL') this.#synchronize('NORMAL');
    this.#exec('BEGIN IMMEDIATE');
    return Promise.resolve();
  }

  commit(): Promise<void> {
    this.#exec('COMMIT');
    this.#synchronize(this.#usual);
    return Promise.resolve();
  }

  rollback(): Promise<void> {
    // On a full disk SQLite may have undone the transaction by itself.
    if (this.#handles.writer.raw.isTransaction) this.#exec('ROLLBACK');
    this.#synchronize(this.#usual);
    return Promise.resolve();
  }

  async scrub(what: Scrubbed): Promise<boolean> {
    if (what === 'file') await rewriteFile(this.file);
    return cutLog(this.#handles.writer);
  }

  async integrity(): Promise<readonly string[]> {
    const sql = 'PRAGMA integrity_check(20)';
    const rows = await onThread<{ integrity_check: string }>(this.file, sql, 'read');
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  }

  hurry(): Promise<() => Promise<void>> {
    this.#synchronize((this.#usual = 'OFF'));
    this.#exec(hasty);
    return Promise.resolve(() => {
      this.#synchronize((this.#usual = 'FULL'));
      this.#exec(lasting);
      return Promise.resolve();
    });
  }

  ormOptions(side: keyof Connections): OrmOptions {
    return { driver: BindingDriver, dbName: this.file, driverOptions: dialectOn(this.#handles[side]) };
  }

  close(): Promise<void> {
    this.#handles.reader.raw.close();
    this.#handles.writer.raw.close();
    return Promise.resolve();
  }

  #synchronize(mode: 'FULL' | 'NORMAL' | 'OFF'): void {
    this.#exec(`PRAGMA synchronous = ${mode}`);
  }

  #exec(sql: string): void {
    this.#handles.writer.raw.exec(sql);
  }
}

function check(database: DatabaseSync): void {
  const result = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (result.quick_check !== 'ok') throw Object.assign(new Error('corrupt'), { errcode: 11 });
}
