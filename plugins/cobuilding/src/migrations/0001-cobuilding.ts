import type { TableMigration } from '@heli/sdk';
import { keptFactTable } from '@heli/sdk/kit';

/** Plain SQL that SQLite and PostgreSQL both speak; times are text of fixed width. */
export const firstTables: TableMigration = {
  name: '0001-cobuilding',
  up: (dialect) => {
    const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
    return [
      ...[...shared(json), ...wanted, ...projects(json), ...agreements(json), ...registers(json)],
      ...keptFactTable('cobuilding', dialect),
    ];
  },
};

const record = 'id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL';

const shared = (json: string): string[] => [
  `CREATE TABLE cobuilding_resource (
     ${record}, unit TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, description TEXT,
     conditions TEXT, capacity INTEGER NOT NULL, fee INTEGER NOT NULL, hours ${json} NOT NULL,
     closed_on ${json} NOT NULL, since TEXT NOT NULL, valid_from TEXT, valid_to TEXT, contact_id TEXT,
     state TEXT NOT NULL, rating_sum INTEGER NOT NULL, ratings INTEGER NOT NULL)`,
  `CREATE INDEX cobuilding_resource_kind ON cobuilding_resource (kind, state)`,
  `CREATE TABLE cobuilding_booking (
     ${record}, unit TEXT, owner TEXT NOT NULL, resource_id TEXT NOT NULL, owner_unit TEXT NOT NULL,
     starts TEXT NOT NULL, ends TEXT NOT NULL, quantity INTEGER NOT NULL, people INTEGER NOT NULL,
     purpose TEXT NOT NULL, state TEXT NOT NULL, rating_by_borrower INTEGER, rating_by_owner INTEGER)`,
  `CREATE INDEX cobuilding_booking_resource ON cobuilding_booking (resource_id, ends)`,
  `CREATE INDEX cobuilding_booking_ends ON cobuilding_booking (ends, state)`,
];

const wanted: string[] = [
  `CREATE TABLE cobuilding_need (
     ${record}, unit TEXT, owner TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, description TEXT,
     beneficiaries INTEGER NOT NULL, urgency TEXT NOT NULL, wanted_by TEXT NOT NULL, state TEXT NOT NULL,
     published_at TEXT, claim_by TEXT, claims INTEGER NOT NULL, fulfilled_at TEXT, rating INTEGER)`,
  `CREATE INDEX cobuilding_need_state ON cobuilding_need (state, published_at)`,
  `CREATE TABLE cobuilding_claim (
     ${record}, unit TEXT NOT NULL, owner TEXT NOT NULL, need_id TEXT NOT NULL, resource_id TEXT,
     offer TEXT NOT NULL, by_date TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE INDEX cobuilding_claim_need ON cobuilding_claim (need_id, state)`,
  `CREATE INDEX cobuilding_claim_unit ON cobuilding_claim (unit, state)`,
];

const projects = (json: string): string[] => [
  `CREATE TABLE cobuilding_project (
     ${record}, unit TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, goal TEXT NOT NULL,
     partners ${json} NOT NULL, need_ids ${json} NOT NULL, resource_ids ${json} NOT NULL, resolution_id TEXT,
     starts TEXT NOT NULL, due TEXT NOT NULL, budget ${json} NOT NULL, state TEXT NOT NULL,
     submitters ${json} NOT NULL, beneficiaries INTEGER, rating_sum INTEGER NOT NULL, raters ${json} NOT NULL)`,
  `CREATE INDEX cobuilding_project_state ON cobuilding_project (state, due)`,
  `CREATE TABLE cobuilding_milestone (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT NOT NULL, owner TEXT NOT NULL, project_id TEXT NOT NULL,
     place INTEGER NOT NULL, text TEXT NOT NULL, due TEXT NOT NULL, reached_at TEXT)`,
  `CREATE INDEX cobuilding_milestone_project ON cobuilding_milestone (project_id, place)`,
];

const agreements = (json: string): string[] => [
  `CREATE TABLE cobuilding_agreement (
     ${record}, unit TEXT NOT NULL, owner TEXT NOT NULL, title TEXT NOT NULL, first_day TEXT NOT NULL,
     last_day TEXT NOT NULL, state TEXT NOT NULL, signed_at TEXT)`,
  `CREATE INDEX cobuilding_agreement_unit ON cobuilding_agreement (unit, state)`,
  `CREATE TABLE cobuilding_commitment (
     ${record}, unit TEXT NOT NULL, owner TEXT NOT NULL, agreement_id TEXT NOT NULL, text TEXT NOT NULL,
     quantity INTEGER NOT NULL, measure TEXT, due TEXT NOT NULL, state TEXT NOT NULL, reporters ${json} NOT NULL)`,
  `CREATE INDEX cobuilding_commitment_agreement ON cobuilding_commitment (agreement_id, state)`,
  `CREATE INDEX cobuilding_commitment_due ON cobuilding_commitment (state, due)`,
  `CREATE TABLE cobuilding_unit_month (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT NOT NULL, owner TEXT NOT NULL, month TEXT NOT NULL,
     contributions INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX cobuilding_unit_month_one ON cobuilding_unit_month (unit, month, organisation)`,
];

const registers = (json: string): string[] => [
  `CREATE TABLE cobuilding_registration (
     ${record}, unit TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, person_id TEXT, members INTEGER NOT NULL,
     skills TEXT, wishes TEXT, state TEXT NOT NULL, submitted_at TEXT)`,
  `CREATE INDEX cobuilding_registration_unit ON cobuilding_registration (unit, kind, state)`,
  `CREATE TABLE cobuilding_station (
     ${record}, unit TEXT, owner TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, facilities TEXT,
     hours ${json} NOT NULL, closed_on ${json} NOT NULL, since TEXT NOT NULL, state TEXT NOT NULL,
     visits INTEGER NOT NULL)`,
  `CREATE TABLE cobuilding_station_day (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT, owner TEXT NOT NULL, station_id TEXT NOT NULL,
     day TEXT NOT NULL, visits INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX cobuilding_station_day_one ON cobuilding_station_day (station_id, day)`,
  `CREATE TABLE cobuilding_activity (
     ${record}, unit TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, place TEXT,
     units ${json} NOT NULL, starts_at TEXT NOT NULL, state TEXT NOT NULL, participants INTEGER)`,
  `CREATE INDEX cobuilding_activity_state ON cobuilding_activity (state, starts_at)`,
];
