import type { TableMigration } from '@heli/sdk';

export const stageTable: TableMigration = {
  name: '0002-stage',
  up: () => [
    `CREATE TABLE council_hold (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, hold TEXT NOT NULL, scene TEXT, text TEXT, until TEXT,
       held_at TEXT NOT NULL)`,
  ],
};
