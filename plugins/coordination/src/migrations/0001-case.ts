import type { TableMigration } from '@heli/sdk';

/** Plain SQL that SQLite and PostgreSQL both speak; times are text of fixed width. */
export const firstTables: TableMigration = {
  name: '0001-case',
  up: (dialect) => {
    const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
    return [
      `CREATE TABLE coordination_case (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, co_unit_ids ${json} NOT NULL, owner TEXT NOT NULL,
         number TEXT NOT NULL, title TEXT NOT NULL, description TEXT, place TEXT, category TEXT NOT NULL,
         severity TEXT NOT NULL, origin TEXT NOT NULL, channel TEXT, state TEXT NOT NULL, step TEXT,
         step_since TEXT NOT NULL, last_at TEXT NOT NULL, reached INTEGER NOT NULL, cycle INTEGER NOT NULL,
         reported_at TEXT NOT NULL, filed_at TEXT, dispatched_at TEXT, dispatched_by TEXT, signed_by TEXT,
         contacted_by TEXT, handled_by TEXT, handled_at TEXT, handled_minutes INTEGER, closed_at TEXT, closed_by TEXT,
         due TEXT, due_sign TEXT, due_contact TEXT, clock TEXT NOT NULL, due_left INTEGER, suspended_at TEXT,
         suspended_minutes INTEGER NOT NULL, review_at TEXT, outcome TEXT, solved TEXT, returns INTEGER NOT NULL,
         reworks INTEGER NOT NULL, binding BOOLEAN NOT NULL, merged_into TEXT, settings_version INTEGER,
         facts INTEGER NOT NULL,
         source TEXT, source_id TEXT)`,
      `CREATE UNIQUE INDEX coordination_case_source ON coordination_case (source, source_id, organisation)`,
      `CREATE INDEX coordination_case_step ON coordination_case (step, step_since)`,
      `CREATE INDEX coordination_case_state ON coordination_case (state, due)`,
      `CREATE INDEX coordination_case_unit ON coordination_case (unit, state)`,
      `CREATE INDEX coordination_case_organisation ON coordination_case (organisation, state)`,
      `CREATE TABLE coordination_case_event (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL,
         place INTEGER NOT NULL, actor TEXT NOT NULL, imported BOOLEAN NOT NULL, data ${json} NOT NULL,
         detail ${json} NOT NULL)`,
      `CREATE INDEX coordination_case_event_subject ON coordination_case_event (subject, at, place)`,
      `CREATE INDEX coordination_case_event_name ON coordination_case_event (name, at)`,
      `CREATE TABLE coordination_whistle (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, owner TEXT NOT NULL, case_id TEXT, kind TEXT NOT NULL,
         category TEXT, title TEXT NOT NULL, place TEXT, state TEXT NOT NULL, blown_at TEXT NOT NULL,
         arrive_by TEXT NOT NULL, concluded_at TEXT, rating INTEGER, facts INTEGER NOT NULL)`,
      `CREATE INDEX coordination_whistle_state ON coordination_whistle (state, arrive_by)`,
      `CREATE TABLE coordination_whistle_call (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, whistle_id TEXT NOT NULL, unit TEXT NOT NULL,
         arrive_by TEXT NOT NULL, arrived_at TEXT, arrived_by TEXT)`,
      `CREATE UNIQUE INDEX coordination_whistle_call_unit ON coordination_whistle_call (whistle_id, unit)`,
    ];
  },
};
