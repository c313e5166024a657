import type { CoreMigration } from '../schema.js';

/**
 * A deadline remembers how long the chain of causes behind it is; and for each mechanism and organisation, from which
 * fact on it has missed what happened while it was switched off there.
 */
export const reactions: CoreMigration = {
  name: '0007-reactions',
  statements: [
    `ALTER TABLE core_deadline ADD COLUMN depth INTEGER NOT NULL DEFAULT 0`,
    `CREATE TABLE core_missed (
       mechanism TEXT NOT NULL, organisation TEXT NOT NULL, seq INTEGER NOT NULL,
       PRIMARY KEY (mechanism, organisation)) WITHOUT ROWID`,
  ],
};
