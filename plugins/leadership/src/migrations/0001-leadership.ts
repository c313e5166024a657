import type { TableMigration } from '@heli/sdk';

/** Plain SQL that SQLite and PostgreSQL both speak; times are text of fixed width. */
export const firstTables: TableMigration = {
  name: '0001-leadership',
  up: (dialect) => {
    const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
    return [...duties(json), ...coverage, ...appraisal(json), ...others(json)];
  },
};

const duties = (json: string): string[] => [
  `CREATE TABLE leadership_list (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, unit TEXT, owner TEXT, post_id TEXT, post_title TEXT,
     authors ${json} NOT NULL, year INTEGER NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, approved_by TEXT,
     published_at TEXT)`,
  `CREATE INDEX leadership_list_year ON leadership_list (year, state)`,
  `CREATE TABLE leadership_item (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, unit TEXT, owner TEXT, list_id TEXT NOT NULL,
     category TEXT NOT NULL, text TEXT NOT NULL, measure TEXT, weight INTEGER NOT NULL, due TEXT NOT NULL,
     state TEXT NOT NULL, in_force BOOLEAN NOT NULL, reporters ${json} NOT NULL, self_score INTEGER,
     verified_score INTEGER, verified_at TEXT, returns INTEGER NOT NULL, last_at TEXT NOT NULL)`,
  `CREATE INDEX leadership_item_list ON leadership_item (list_id, state)`,
  `CREATE INDEX leadership_item_due ON leadership_item (state, due)`,
];

const coverage: string[] = [
  `CREATE TABLE leadership_coverage (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, unit TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL,
     members INTEGER NOT NULL, eligible BOOLEAN NOT NULL, state TEXT NOT NULL, closed BOOLEAN NOT NULL,
     instructor_id TEXT, visited_at TEXT, work_until TEXT, checked_at TEXT, obstacles TEXT, last_at TEXT NOT NULL)`,
  `CREATE INDEX leadership_coverage_unit ON leadership_coverage (unit, closed)`,
  `CREATE INDEX leadership_coverage_state ON leadership_coverage (state, organisation)`,
  `CREATE TABLE leadership_contact_point (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, unit TEXT, owner TEXT, post_id TEXT NOT NULL,
     post_title TEXT NOT NULL, every_days INTEGER NOT NULL, state TEXT NOT NULL, set_at TEXT NOT NULL,
     round INTEGER NOT NULL, due TEXT NOT NULL, last_visit_at TEXT)`,
  `CREATE INDEX leadership_contact_point_due ON leadership_contact_point (state, due)`,
  `CREATE TABLE leadership_visit_round (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, contact_point_id TEXT NOT NULL, round INTEGER NOT NULL,
     due TEXT NOT NULL, visited_at TEXT)`,
  `CREATE INDEX leadership_visit_round_due ON leadership_visit_round (contact_point_id, due)`,
];

const appraisal = (json: string): string[] => [
  `CREATE TABLE leadership_report (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, unit TEXT, owner TEXT NOT NULL, person_id TEXT NOT NULL,
     post_id TEXT NOT NULL, post_title TEXT NOT NULL, year INTEGER NOT NULL, audience TEXT NOT NULL,
     text TEXT NOT NULL, state TEXT NOT NULL, meeting_id TEXT, comment TEXT, drafted_at TEXT NOT NULL)`,
  `CREATE INDEX leadership_report_year ON leadership_report (year, state)`,
  `CREATE TABLE leadership_appraisal (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, report_id TEXT NOT NULL, scale TEXT NOT NULL,
     state TEXT NOT NULL, opened_at TEXT NOT NULL, attested_by TEXT, entitled INTEGER NOT NULL, cast_count INTEGER,
     unreadable INTEGER, counts ${json}, secrecy TEXT)`,
  `CREATE INDEX leadership_appraisal_report ON leadership_appraisal (report_id)`,
  `CREATE INDEX leadership_appraisal_state ON leadership_appraisal (state, opened_at)`,
  `CREATE TABLE leadership_problem (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, unit TEXT, owner TEXT NOT NULL, report_id TEXT NOT NULL,
     person_id TEXT NOT NULL, text TEXT NOT NULL, measure TEXT, due TEXT, state TEXT NOT NULL, reporters ${json} NOT NULL, verified_at TEXT,
     last_at TEXT NOT NULL)`,
  `CREATE INDEX leadership_problem_report ON leadership_problem (report_id, state)`,
];

const others = (json: string): string[] => [
  `CREATE TABLE leadership_request (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, unit TEXT NOT NULL, owner TEXT NOT NULL,
     direction TEXT NOT NULL, title TEXT NOT NULL, text TEXT, answer TEXT, state TEXT NOT NULL,
     asked_at TEXT NOT NULL, due TEXT NOT NULL, answered_at TEXT)`,
  `CREATE INDEX leadership_request_due ON leadership_request (state, due)`,
  `CREATE TABLE leadership_fact (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL,
     place INTEGER NOT NULL, actor TEXT NOT NULL, person_id TEXT, imported BOOLEAN NOT NULL, data ${json} NOT NULL, detail ${json} NOT NULL)`,
  `CREATE INDEX leadership_fact_subject ON leadership_fact (subject, at, place)`,
  `CREATE INDEX leadership_fact_name ON leadership_fact (name, at)`,
];
