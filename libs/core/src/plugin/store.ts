import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../database/database.js';
import type { Isolation } from '../isolation/isolation.js';
import { loadPlugin } from '../registry/discover.js';
import type { Plugin } from '../registry/registry.js';
import { linkModules } from './modules.js';
import { integrityOf } from './package-file.js';

/** A package that was installed while the house stood. */
export interface Installed {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** What its files were when somebody consented to them. */
  readonly integrity: string;
  /** Its folder's name among the installed ones. */
  readonly folder: string;
  readonly installed_at: string;
}

/** The installed packages: their rows in the database, their files in the data folder. */
export class PluginStore {
  readonly folder: string;

  constructor(private readonly database: Database) {
    this.folder = join(database.folder, 'plugins');
  }

  /** A new folder to look at a package in; what is in it finds the house's packages. */
  stage(name: string): string {
    linkModules(this.folder);
    const staged = join(this.folder, `.staged-${name}`);
    rmSync(staged, { recursive: true, force: true });
    return staged;
  }

  /** Where a package stays: by its hash, so that another version never lies where one was loaded from. */
  keep(staged: string, { id, version }: Pick<Installed, 'id' | 'version'>, integrity: string): string {
    const name = `${id}-${version}-${integrity.slice(7, 19).replaceAll(/[^a-zA-Z0-9]/g, '_')}`;
    rmSync(this.at(name), { recursive: true, force: true });
    renameSync(staged, this.at(name));
    return name;
  }

  /** Takes away what was looked at and not kept. */
  discard(staged: string): void {
    rmSync(staged, { recursive: true, force: true });
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  /** Takes away what an earlier process was only looking at, or had loaded from a folder of its own. */
  #sweep(kept: ReadonlySet<string>): void {
    if (!existsSync(this.folder)) return;
    for (const name of readdirSync(this.folder))
      if (!kept.has(name) && name !== 'node_modules') this.forget(name);
  }

  forget(name: string): void {
    rmSync(this.at(name), { recursive: true, force: true });
  }

  list(): Promise<Installed[]> {
    return this.database.sql.reader.all<Installed>('SELECT * FROM core_plugin ORDER BY id');
  }

  async record({ id, name, version, integrity, folder, installed_at }: Installed): Promise<void> {
    await this.database.transaction((sql) =>
      sql.run(
        `INSERT INTO core_plugin VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version,
           integrity = excluded.integrity, folder = excluded.folder, installed_at = excluded.installed_at`,
        ...[id, name, version, integrity, folder, installed_at],
      ),
    );
  }

  async erase(id: string): Promise<void> {
    await this.database.transaction((sql) => sql.run('DELETE FROM core_plugin WHERE id = ?', id));
  }

  /** Loads what is installed. A package whose files are no longer those that somebody consented to does not run. */
  async load(isolation: Isolation): Promise<Plugin[]> {
    const plugins: Plugin[] = [];
    const rows = await this.list();
    this.#sweep(new Set(rows.map(({ folder }) => folder)));
    if (rows.length > 0) linkModules(this.folder);
    for (const { id, version, integrity, folder: name } of rows) {
      const folder = this.at(name);
      const lost = !existsSync(join(folder, 'package.json'));
      const reason = lost ? 'Its files are gone: install it again.' : undefined;
      const changed = reason ?? (integrityOf(folder) === integrity ? undefined : altered);
      const loaded = changed === undefined ? await loadPlugin(folder, isolation) : undefined;
      plugins.push(
        loaded ?? { id, version, folder, state: 'incompatible', reason: changed, mechanism: undefined },
      );
    }
    return plugins;
  }
}

const altered = 'Its files are not what was installed: install it again.';
