import type { CoreMigration } from '../schema.js';

/** Where an account belongs, a stamp that moves with what it may do, and what a session's owner sees of it. */
export const sessions: CoreMigration = {
  name: '0002-sessions',
  statements: [
    `ALTER TABLE core_account ADD COLUMN organisation TEXT NOT NULL DEFAULT 'installation'`,
    `ALTER TABLE core_account ADD COLUMN access INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE core_token ADD COLUMN seen_at TEXT`,
    `ALTER TABLE core_token ADD COLUMN device TEXT`,
    `CREATE INDEX core_token_account ON core_token (account_id)`,
  ],
};
