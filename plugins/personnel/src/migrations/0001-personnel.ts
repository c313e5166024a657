import type { TableMigration } from '@heli/sdk';
import { keptFactTable } from '@heli/sdk/kit';

/** Plain SQL that SQLite and PostgreSQL both speak; times are text of fixed width. */
export const firstTables: TableMigration = {
  name: '0001-personnel',
  up: (dialect) => {
    const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
    return [...[...posts(json), ...growth(json), ...pioneers], ...keptFactTable('personnel', dialect)];
  },
};

const record = 'id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, owner TEXT NOT NULL';
const ofPerson = `${record}, person_id TEXT NOT NULL`;

const posts = (json: string): string[] => [
  `CREATE TABLE personnel_post (
     ${record}, kind TEXT NOT NULL, title TEXT NOT NULL, duties TEXT, requirements TEXT, norms ${json} NOT NULL,
     state TEXT NOT NULL)`,
  `CREATE TABLE personnel_staff (
     ${ofPerson}, post_id TEXT NOT NULL, kind TEXT NOT NULL, employment TEXT NOT NULL, grade TEXT, basis TEXT,
     first_day TEXT NOT NULL, left_on TEXT, end_reason TEXT, certified_at TEXT, state TEXT NOT NULL)`,
  `CREATE INDEX personnel_staff_post ON personnel_staff (post_id, state)`,
  `CREATE INDEX personnel_staff_person ON personnel_staff (person_id, state)`,
  `CREATE TABLE personnel_recruitment (
     ${record}, post_id TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, plan TEXT, places INTEGER NOT NULL,
     notice_at TEXT, until TEXT, state TEXT NOT NULL)`,
  `CREATE TABLE personnel_candidate (
     ${ofPerson}, recruitment_id TEXT NOT NULL, passed TEXT, decider TEXT, reason TEXT, state TEXT NOT NULL)`,
  `CREATE INDEX personnel_candidate_recruitment ON personnel_candidate (recruitment_id, state)`,
  `CREATE INDEX personnel_candidate_person ON personnel_candidate (person_id)`,
  `CREATE TABLE personnel_member (
     ${ofPerson}, unit TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, basis TEXT NOT NULL, report TEXT,
     state TEXT NOT NULL)`,
  `CREATE TABLE personnel_reserve (
     ${ofPerson}, mentor_id TEXT, kind TEXT NOT NULL, plan TEXT NOT NULL, review TEXT, reviewed_at TEXT,
     ready BOOLEAN NOT NULL, state TEXT NOT NULL)`,
];

const growth = (json: string): string[] => [
  `CREATE TABLE personnel_training (
     ${record}, title TEXT NOT NULL, provider TEXT, kind TEXT NOT NULL, minutes INTEGER NOT NULL, day TEXT NOT NULL,
     state TEXT NOT NULL)`,
  `CREATE TABLE personnel_training_record (
     ${ofPerson}, staff_id TEXT NOT NULL, training_id TEXT NOT NULL, minutes INTEGER NOT NULL, day TEXT NOT NULL,
     at TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE INDEX personnel_training_record_training ON personnel_training_record (training_id, state)`,
  `CREATE INDEX personnel_training_record_staff ON personnel_training_record (staff_id, day)`,
  `CREATE TABLE personnel_certificate (
     ${ofPerson}, kind TEXT NOT NULL, number TEXT, issued TEXT NOT NULL, expires TEXT, state TEXT NOT NULL)`,
  `CREATE INDEX personnel_certificate_person ON personnel_certificate (person_id, state)`,
  `CREATE TABLE personnel_round (
     ${record}, kind TEXT NOT NULL, year INTEGER NOT NULL, people INTEGER NOT NULL, entitled INTEGER NOT NULL,
     cast_count INTEGER, attested_by TEXT, approval TEXT, until TEXT, published_at TEXT, state TEXT NOT NULL)`,
  `CREATE TABLE personnel_grading (
     ${ofPerson}, name TEXT NOT NULL, round_id TEXT NOT NULL, self TEXT, comments TEXT, ballot_id TEXT, counts ${json}, grade TEXT,
     reason TEXT, decider TEXT)`,
  `CREATE INDEX personnel_grading_round ON personnel_grading (round_id)`,
  `CREATE INDEX personnel_grading_person ON personnel_grading (person_id)`,
  `CREATE INDEX personnel_grading_ballot ON personnel_grading (ballot_id)`,
  `CREATE TABLE personnel_evidence (
     ${ofPerson}, grading_id TEXT NOT NULL, case_id TEXT, text TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE INDEX personnel_evidence_grading ON personnel_evidence (grading_id, state)`,
  `CREATE TABLE personnel_objection (
     ${ofPerson}, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, reason TEXT NOT NULL, filed_at TEXT NOT NULL,
     due TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE INDEX personnel_objection_subject ON personnel_objection (subject_id, state)`,
];

const pioneers: string[] = [
  `CREATE TABLE personnel_pioneer (
     ${record}, title TEXT NOT NULL, duties TEXT NOT NULL, slots INTEGER NOT NULL, taken INTEGER NOT NULL,
     state TEXT NOT NULL)`,
  `CREATE TABLE personnel_assignment (
     ${ofPerson}, name TEXT NOT NULL, pioneer_id TEXT NOT NULL, pledge TEXT NOT NULL, remark TEXT, since TEXT NOT NULL, ended TEXT,
     state TEXT NOT NULL)`,
  `CREATE INDEX personnel_assignment_pioneer ON personnel_assignment (pioneer_id, state)`,
  `CREATE INDEX personnel_assignment_person ON personnel_assignment (person_id)`,
  `CREATE TABLE personnel_duty_log (
     ${ofPerson}, assignment_id TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE INDEX personnel_duty_log_assignment ON personnel_duty_log (assignment_id, at)`,
  `CREATE TABLE personnel_team (
     ${ofPerson}, title TEXT NOT NULL, kind TEXT NOT NULL, people INTEGER NOT NULL, state TEXT NOT NULL)`,
  `CREATE TABLE personnel_team_member (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, owner TEXT NOT NULL, person_id TEXT NOT NULL,
     team_id TEXT NOT NULL, since TEXT NOT NULL, gone TEXT)`,
  `CREATE INDEX personnel_team_member_team ON personnel_team_member (team_id, gone)`,
  `CREATE TABLE personnel_ground (${record}, day TEXT NOT NULL)`,
  `CREATE UNIQUE INDEX personnel_ground_one ON personnel_ground (organisation)`,
];
