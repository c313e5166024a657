import type { CoreMigration } from '../schema.js';

/**
 * What a closed period said of a derived metric is no whole number, and has one as its n: SQLite keeps it in any column,
 * PostgreSQL refused the whole batch.
 */
export const published: CoreMigration = {
  name: '0009-published',
  statements: [
    `CREATE TABLE core_published_anew (
       metric TEXT NOT NULL, organisation TEXT NOT NULL, key TEXT NOT NULL, period TEXT NOT NULL,
       n REAL NOT NULL, d INTEGER, value REAL, as_of TEXT NOT NULL,
       PRIMARY KEY (metric, organisation, key, period)) WITHOUT ROWID`,
    `INSERT INTO core_published_anew SELECT metric, organisation, key, period, n, d, value, as_of FROM core_published`,
    `DROP TABLE core_published`,
    `ALTER TABLE core_published_anew RENAME TO core_published`,
  ],
};
