import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TableMigration } from '@heli/sdk';
import { databaseFile } from '../config/environment.js';
import { StartFault } from '../config/start-fault.js';
import { copyLog } from './copy.js';
import type { Database } from './database.js';
import { ddlFor } from './ddl.js';
import { coreMigrations } from './schema.js';

interface Step {
  readonly owner: string;
  readonly name: string;
  readonly statements: readonly string[];
}

const schemaTable = `CREATE TABLE IF NOT EXISTS core_schema (owner TEXT NOT NULL, name TEXT NOT NULL, applied_at TEXT NOT NULL, PRIMARY KEY (owner, name)) WITHOUT ROWID`;

/**
 * Applies what is missing, one owner's steps in one transaction, after keeping a copy of an SQLite log that has content.
 * Several servers that start at once on one log wait for each other.
 */
export class Migrator {
  constructor(
    private readonly database: Database,
    private readonly now: () => string,
  ) {}

  migrateCore(): Promise<void> {
    const { dialect } = this.database;
    const steps = coreMigrations.map(({ name, statements }) => ({
      owner: 'core',
      name,
      statements: statements.map((statement) => ddlFor(dialect, statement)),
    }));
    return this.#apply('core', steps);
  }

  migratePlugin(owner: string, migrations: readonly TableMigration[]): Promise<void> {
    const { dialect } = this.database;
    const steps = migrations.map(({ name, up }) => ({ owner, name, statements: up(dialect) }));
    return this.#apply(owner, steps);
  }

  async #apply(owner: string, steps: readonly Step[]): Promise<void> {
    await this.#locked(() => this.database.sql.writer.run(ddlFor(this.database.dialect, schemaTable)));
    const before = await this.#done(owner);
    const unknown = before.find((name) => !steps.some((step) => step.name === name));
    if (unknown !== undefined) {
      throw new StartFault(
        `The log was written by a newer version (${owner} has "${unknown}"): start that version, or restore a backup made before it.`,
      );
    }
    const first = steps.find((step) => !before.includes(step.name));
    if (!first) return;
    if (await this.#hasFacts()) await this.#keepCopy(owner, first.name);
    await this.#locked(async () => {
      const done = await this.#done(owner);
      for (const step of steps) if (!done.includes(step.name)) await this.#run(step);
    });
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    return this.database.transaction(async () => {
      await this.database.store.cluster?.lockLog();
      return work();
    });
  }

  async #done(owner: string): Promise<string[]> {
    const sql = 'SELECT name FROM core_schema WHERE owner = ?';
    return (await this.database.sql.writer.all<{ name: string }>(sql, owner)).map(({ name }) => name);
  }

  async #run({ owner, name, statements }: Step): Promise<void> {
    const { writer } = this.database.sql;
    for (const statement of statements) await writer.run(statement);
    await writer.run('INSERT INTO core_schema VALUES (?, ?, ?)', owner, name, this.now());
  }

  /** Whether there is anything to lose; before the kernel's first step there is not even the table. */
  async #hasFacts(): Promise<boolean> {
    if ((await this.#done('core')).length === 0) return false;
    return (await this.database.sql.writer.get('SELECT 1 FROM core_event LIMIT 1')) !== undefined;
  }

  /** One copy for each step: that of the last start which tried it. */
  async #keepCopy(owner: string, step: string): Promise<void> {
    if (this.database.dialect !== 'sqlite') return;
    const folder = join(this.database.folder, 'backups');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const copy = join(folder, `before-${owner}-${step}.sqlite`);
    rmSync(`${copy}.new`, { force: true });
    await copyLog(join(this.database.folder, databaseFile), `${copy}.new`);
    renameSync(`${copy}.new`, copy);
  }
}
