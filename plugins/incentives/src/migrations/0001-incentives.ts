import type { TableMigration } from '@heli/sdk';
import { keptFactTable } from '@heli/sdk/kit';

/** Plain SQL that SQLite and PostgreSQL both speak; times are text of fixed width. */
export const firstTables: TableMigration = {
  name: '0001-incentives',
  up: (dialect) => {
    const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
    return [
      ...[...rules(json), ...entries(json), ...ledger, ...service(json), ...recognition(json)],
      ...keptFactTable('incentives', dialect),
    ];
  },
};

const record = 'id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, owner TEXT NOT NULL';

const rules = (json: string): string[] => [
  `CREATE TABLE incentives_rule (
     ${record}, series TEXT NOT NULL, code TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,
     kind TEXT NOT NULL, trigger TEXT NOT NULL, holder TEXT NOT NULL, condition TEXT NOT NULL, amount TEXT NOT NULL,
     caps ${json} NOT NULL, evidence_required BOOLEAN NOT NULL, publicity_days INTEGER NOT NULL, first_day TEXT,
     last_day TEXT, resolution_id TEXT, state TEXT NOT NULL)`,
  `CREATE UNIQUE INDEX incentives_rule_version ON incentives_rule (series, version)`,
  `CREATE INDEX incentives_rule_trigger ON incentives_rule (trigger, state)`,
  `CREATE TABLE incentives_occasion (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, seq INTEGER NOT NULL, trigger TEXT NOT NULL, at TEXT NOT NULL,
     day TEXT NOT NULL, teller TEXT NOT NULL, data ${json} NOT NULL, units ${json} NOT NULL, persons ${json} NOT NULL,
     flags ${json} NOT NULL, evidence BOOLEAN NOT NULL)`,
  `CREATE INDEX incentives_occasion_trigger ON incentives_occasion (trigger, day)`,
  `CREATE TABLE incentives_payment (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, series TEXT NOT NULL, fact_id TEXT NOT NULL, holder TEXT NOT NULL,
     day TEXT NOT NULL, due INTEGER NOT NULL, entry_id TEXT, decided BOOLEAN NOT NULL)`,
  `CREATE INDEX incentives_payment_holder ON incentives_payment (series, holder, day)`,
];

const entries = (json: string): string[] => [
  `CREATE TABLE incentives_entry (
     ${record}, unit TEXT, person_id TEXT, payment_id TEXT NOT NULL, rule_id TEXT NOT NULL, series TEXT NOT NULL,
     code TEXT NOT NULL, version INTEGER NOT NULL, trigger TEXT NOT NULL, fact_id TEXT NOT NULL, teller TEXT NOT NULL,
     amount INTEGER NOT NULL, at TEXT NOT NULL, flags ${json} NOT NULL, evidence_needed BOOLEAN NOT NULL,
     publicity_days INTEGER NOT NULL, state TEXT NOT NULL, approver TEXT, approved_at TEXT, publicise_by TEXT, notice_id TEXT,
     settled_at TEXT)`,
  `CREATE INDEX incentives_entry_state ON incentives_entry (state, at)`,
  `CREATE INDEX incentives_entry_notice ON incentives_entry (notice_id)`,
  `CREATE INDEX incentives_entry_person ON incentives_entry (person_id, settled_at)`,
  `CREATE INDEX incentives_entry_unit ON incentives_entry (unit, settled_at)`,
  `CREATE TABLE incentives_notice (
     ${record}, opened TEXT NOT NULL, until TEXT NOT NULL, entries INTEGER NOT NULL, points INTEGER NOT NULL,
     state TEXT NOT NULL)`,
  `CREATE TABLE incentives_appeal (
     ${record}, unit TEXT, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, reason TEXT NOT NULL,
     filed_at TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE INDEX incentives_appeal_subject ON incentives_appeal (subject_id, state)`,
];

const ledger: string[] = [
  `CREATE TABLE incentives_account (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT NOT NULL, person_id TEXT,
     holder TEXT NOT NULL, balance INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX incentives_account_one ON incentives_account (holder, organisation)`,
  `CREATE TABLE incentives_posting (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT NOT NULL, person_id TEXT,
     movement_id TEXT NOT NULL, holder TEXT NOT NULL, against TEXT NOT NULL, amount INTEGER NOT NULL,
     cause TEXT NOT NULL, source_id TEXT NOT NULL, at TEXT NOT NULL)`,
  `CREATE INDEX incentives_posting_holder ON incentives_posting (holder, at)`,
];

const service = (json: string): string[] => [
  `CREATE TABLE incentives_volunteer (
     ${record}, unit TEXT, person_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, minutes INTEGER NOT NULL,
     stars INTEGER NOT NULL, active_until TEXT)`,
  `CREATE INDEX incentives_volunteer_person ON incentives_volunteer (person_id, state)`,
  `CREATE TABLE incentives_shift (
     ${record}, unit TEXT, title TEXT NOT NULL, place TEXT, starts TEXT NOT NULL, ends TEXT NOT NULL,
     capacity INTEGER NOT NULL, signed_up INTEGER NOT NULL, state TEXT NOT NULL)`,
  `CREATE INDEX incentives_shift_ends ON incentives_shift (ends, state)`,
  `CREATE TABLE incentives_hours (
     ${record}, unit TEXT, person_id TEXT NOT NULL, volunteer_id TEXT NOT NULL, shift_id TEXT NOT NULL, signed_in TEXT,
     signed_out TEXT, minutes INTEGER NOT NULL, flags ${json} NOT NULL, state TEXT NOT NULL)`,
  `CREATE INDEX incentives_hours_shift ON incentives_hours (shift_id, state)`,
  `CREATE INDEX incentives_hours_volunteer ON incentives_hours (volunteer_id, signed_in)`,
  `CREATE TABLE incentives_ground (${record}, residents INTEGER NOT NULL, month TEXT)`,
  `CREATE UNIQUE INDEX incentives_ground_one ON incentives_ground (organisation)`,
];

const recognition = (json: string): string[] => [
  `CREATE TABLE incentives_reward (
     ${record}, title TEXT NOT NULL, description TEXT, price INTEGER NOT NULL, stock INTEGER NOT NULL,
     state TEXT NOT NULL)`,
  `CREATE TABLE incentives_redemption (
     ${record}, unit TEXT, person_id TEXT, reward_id TEXT NOT NULL, price INTEGER NOT NULL, at TEXT NOT NULL,
     state TEXT NOT NULL)`,
  `CREATE INDEX incentives_redemption_reward ON incentives_redemption (reward_id, state)`,
  `CREATE TABLE incentives_honour (
     ${record}, unit TEXT, person_id TEXT, title TEXT NOT NULL, basis TEXT NOT NULL, year INTEGER NOT NULL, until TEXT,
     state TEXT NOT NULL)`,
  `CREATE TABLE incentives_assessment (
     ${record}, unit TEXT, kind TEXT NOT NULL, term TEXT NOT NULL, report TEXT, marks ${json} NOT NULL,
     bonus INTEGER NOT NULL, deduction INTEGER NOT NULL, score INTEGER, grade TEXT, scorer TEXT, until TEXT,
     state TEXT NOT NULL)`,
  `CREATE INDEX incentives_assessment_term ON incentives_assessment (kind, term, unit)`,
];
