import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TableMigration } from '@heli/sdk';
import { databaseFile } from '../config/environment.js';
import { StartFault } from '../config/start-fault.js';
import { copyLog } from './copy.js';
import type { SqliteHandle } from './handle.js';
import { coreMigrations } from './schema.js';

interface Step {
  readonly owner: string;
  readonly name: string;
  readonly statements: readonly string[];
}

const schemaTable = `CREATE TABLE IF NOT EXISTS core_schema (owner TEXT NOT NULL, name TEXT NOT NULL, applied_at TEXT NOT NULL, PRIMARY KEY (owner, name)) WITHOUT ROWID`;

/** Applies what is missing, one owner's steps in one transaction, after keeping a copy of a log that has content. */
export class Migrator {
  constructor(
    private readonly writer: SqliteHandle,
    private readonly dataFolder: string,
    private readonly now: () => string,
  ) {}

  async migrateCore(): Promise<void> {
    await this.#apply(
      'core',
      coreMigrations.map((step) => ({ owner: 'core', ...step })),
    );
  }

  async migratePlugin(owner: string, migrations: readonly TableMigration[]): Promise<void> {
    await this.#apply(
      owner,
      migrations.map((step) => ({ owner, name: step.name, statements: step.up('sqlite') })),
    );
  }

  async #apply(owner: string, steps: readonly Step[]): Promise<void> {
    this.writer.raw.exec(schemaTable);
    const done = this.writer
      .all<{ name: string }>('SELECT name FROM core_schema WHERE owner = ?', owner)
      .map((r) => r.name);
    const unknown = done.find((name) => !steps.some((step) => step.name === name));
    if (unknown) {
      throw new StartFault(
        `The data folder was written by a newer version (${owner} has "${unknown}"): start that version, or restore a backup made before it.`,
      );
    }
    const missing = steps.filter((step) => !done.includes(step.name));
    if (missing.length === 0) return;
    if (done.length > 0 || this.#hasFacts()) await this.#keepCopy(owner, missing[0]!.name);
    this.#run(missing);
  }

  #run(steps: readonly Step[]): void {
    this.writer.raw.exec('BEGIN IMMEDIATE');
    try {
      for (const step of steps) {
        for (const statement of step.statements) this.writer.raw.exec(statement);
        this.writer.run('INSERT INTO core_schema VALUES (?, ?, ?)', step.owner, step.name, this.now());
      }
      this.writer.raw.exec('COMMIT');
    } catch (error) {
      if (this.writer.raw.isTransaction) this.writer.raw.exec('ROLLBACK');
      throw error;
    }
  }

  /** Whether there is anything to lose; before the kernel's first step there is not even the table. */
  #hasFacts(): boolean {
    const table = this.writer.get("SELECT 1 FROM sqlite_master WHERE name = 'core_event'");
    return table !== undefined && this.writer.get('SELECT 1 FROM core_event LIMIT 1') !== undefined;
  }

  async #keepCopy(owner: string, step: string): Promise<void> {
    const folder = join(this.dataFolder, 'backups');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stamp = this.now().replace(/[:.]/g, '');
    await copyLog(
      join(this.dataFolder, databaseFile),
      join(folder, `before-${owner}-${step}-${stamp}.sqlite`),
    );
  }
}
