import type { TableMigration } from '@heli/sdk';

/** Plain SQL that SQLite and PostgreSQL both speak. A table that was shipped is changed by the next migration only. */
export const firstTables: TableMigration = {
  name: '0001-lamp',
  up: () => [
    `CREATE TABLE lamps_lamp (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, due TEXT NOT NULL,
       closed_at TEXT)`,
    `CREATE INDEX lamps_lamp_due ON lamps_lamp (state, due)`,
  ],
};
