import type { CoreMigration } from '../schema.js';

/** How far a mechanism has taken over from another of its contract at an organisation, and whether it goes on. */
export const takeover: CoreMigration = {
  name: '0008-takeover',
  statements: [
    `CREATE TABLE core_takeover (
       mechanism TEXT NOT NULL, organisation TEXT NOT NULL, contract TEXT NOT NULL, seq INTEGER NOT NULL,
       running INTEGER NOT NULL,
       PRIMARY KEY (mechanism, organisation)) WITHOUT ROWID`,
  ],
};
