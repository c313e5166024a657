import type { CoreMigration } from '../schema.js';

/** Packages that were installed while the house stood: where their files are, and what they were when they were let in. */
export const plugins: CoreMigration = {
  name: '0018-plugins',
  statements: [
    `CREATE TABLE core_plugin (
       id TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, integrity TEXT NOT NULL, folder TEXT NOT NULL,
       installed_at TEXT NOT NULL) WITHOUT ROWID`,
  ],
};
