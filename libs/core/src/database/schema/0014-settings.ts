import type { CoreMigration } from '../schema.js';

/** One draft of settings for each mechanism and organisation; what adopted a version; and planned ones taken back. */
export const settingsDrafts: CoreMigration = {
  name: '0014-settings',
  statements: [
    `ALTER TABLE core_settings ADD COLUMN resolution TEXT`,
    `ALTER TABLE core_settings ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0`,
    `CREATE TABLE core_settings_draft (
       organisation TEXT NOT NULL, mechanism TEXT NOT NULL, value TEXT NOT NULL, author_id TEXT NOT NULL,
       saved_at TEXT NOT NULL, PRIMARY KEY (organisation, mechanism)) WITHOUT ROWID`,
  ],
};
