import type { CoreMigration } from '../schema.js';

/** Walls that ask to be let in by the code they show, and tokens that take the place of an earlier one. */
export const pairing: CoreMigration = {
  name: '0010-pairing',
  statements: [
    `CREATE TABLE core_pairing (
       device_hash TEXT PRIMARY KEY, code_hash TEXT NOT NULL UNIQUE, expires_at TEXT NOT NULL, display_id TEXT) WITHOUT ROWID`,
    `ALTER TABLE core_token ADD COLUMN replaces TEXT`,
  ],
};
