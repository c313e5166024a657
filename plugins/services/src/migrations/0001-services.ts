import type { TableMigration } from '@heli/sdk';

/** Plain SQL that SQLite and PostgreSQL both speak. A table that was shipped is changed by the next migration only. */
export const firstTables: TableMigration = {
  name: '0001-services',
  up: () => [
    `CREATE TABLE services_point (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, hours TEXT NOT NULL,
       open BOOLEAN NOT NULL)`,
    `CREATE TABLE services_activity (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, point_id TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
       begins TEXT NOT NULL, ends TEXT NOT NULL, capacity INTEGER NOT NULL, signed_up INTEGER NOT NULL, served INTEGER,
       held_at TEXT, state TEXT NOT NULL)`,
    `CREATE INDEX services_activity_begins ON services_activity (state, begins)`,
    `CREATE INDEX services_activity_point ON services_activity (point_id, state)`,
    `CREATE TABLE services_sign_up (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, owner TEXT NOT NULL, activity_id TEXT NOT NULL, name TEXT NOT NULL,
       state TEXT NOT NULL, score INTEGER)`,
    `CREATE INDEX services_sign_up_activity ON services_sign_up (activity_id, state)`,
    `CREATE INDEX services_sign_up_owner ON services_sign_up (owner)`,
  ],
};
