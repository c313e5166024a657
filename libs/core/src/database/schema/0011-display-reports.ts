import type { CoreMigration } from '../schema.js';

/** What walls tell of themselves: the last report of each, and when it came, went and failed. */
export const displayReports: CoreMigration = {
  name: '0011-display-reports',
  statements: [
    `CREATE TABLE core_display_report (
       display_id TEXT PRIMARY KEY, heard_at TEXT NOT NULL, painted_at TEXT, seq INTEGER NOT NULL, shows TEXT NOT NULL,
       build TEXT NOT NULL, faults TEXT NOT NULL) WITHOUT ROWID`,
    `CREATE TABLE core_display_history (
       display_id TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (display_id, at, what)) WITHOUT ROWID`,
  ],
};
