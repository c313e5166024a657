import type { CoreMigration } from '../schema.js';

/** Lists as somebody likes to see them: their filters, under a name. */
export const views: CoreMigration = {
  name: '0015-views',
  statements: [
    `CREATE TABLE core_view (
       account_id TEXT NOT NULL, page TEXT NOT NULL, name TEXT NOT NULL, filters TEXT NOT NULL,
       PRIMARY KEY (account_id, page, name)) WITHOUT ROWID`,
  ],
};
