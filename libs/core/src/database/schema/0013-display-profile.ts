import type { CoreMigration } from '../schema.js';

/** How a wall's picture is fitted to its screen; which picture it showed in which hour; and how it looked when asked. */
export const displayProfile: CoreMigration = {
  name: '0013-display-profile',
  statements: [
    `ALTER TABLE core_display ADD COLUMN profile TEXT NOT NULL DEFAULT '{}'`,
    `CREATE TABLE core_display_shown (
       display_id TEXT NOT NULL, hour TEXT NOT NULL, shows TEXT NOT NULL, first_at TEXT NOT NULL, last_at TEXT NOT NULL,
       seconds INTEGER NOT NULL, PRIMARY KEY (display_id, hour, shows)) WITHOUT ROWID`,
    `CREATE TABLE core_display_snapshot (display_id TEXT PRIMARY KEY, at TEXT NOT NULL, content TEXT NOT NULL)`,
  ],
};
