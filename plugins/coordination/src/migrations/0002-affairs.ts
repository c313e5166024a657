import type { TableMigration } from '@heli/sdk';
import { keptFactTable } from '@heli/sdk/kit';

/** Disputes, hazards, rounds, threads, hearings, assemblies and openness. */
export const affairTables: TableMigration = {
  name: '0002-affairs',
  up: (dialect) => {
    const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
    return [...affairs(json), ...deliberation, ...keptFactTable('coordination', dialect)];
  },
};

const record = 'id TEXT PRIMARY KEY, organisation TEXT NOT NULL, facts INTEGER NOT NULL, owner TEXT NOT NULL';
const part = 'id TEXT PRIMARY KEY, organisation TEXT NOT NULL, owner TEXT NOT NULL';

const affairs = (json: string): string[] => [
  `CREATE TABLE coordination_dispute (
     ${record}, unit TEXT, kind TEXT NOT NULL, level TEXT NOT NULL, risk TEXT NOT NULL, title TEXT NOT NULL, parties TEXT,
     case_id TEXT, sessions INTEGER NOT NULL, agreement TEXT, due TEXT, registered_at TEXT NOT NULL,
     state TEXT NOT NULL)`,
  `CREATE INDEX coordination_dispute_state ON coordination_dispute (state, level)`,
  `CREATE TABLE coordination_hazard (
     ${record}, unit TEXT, kind TEXT NOT NULL, grade TEXT NOT NULL, title TEXT NOT NULL, place TEXT, due TEXT NOT NULL,
     rectifier TEXT, state TEXT NOT NULL)`,
  `CREATE INDEX coordination_hazard_state ON coordination_hazard (state, due)`,
  `CREATE TABLE coordination_patrol (
     ${record}, started TEXT NOT NULL, ended TEXT, distance INTEGER NOT NULL, cases ${json} NOT NULL,
     state TEXT NOT NULL)`,
  `CREATE TABLE coordination_visit (${record}, kind TEXT NOT NULL, household TEXT NOT NULL, at TEXT NOT NULL)`,
  `CREATE INDEX coordination_visit_at ON coordination_visit (organisation, at)`,
  `CREATE TABLE coordination_ground (${record}, households INTEGER NOT NULL, month TEXT NOT NULL)`,
  `CREATE UNIQUE INDEX coordination_ground_one ON coordination_ground (organisation)`,
  `CREATE TABLE coordination_thread (
     ${record}, title TEXT NOT NULL, cases ${json} NOT NULL, merged_into TEXT, state TEXT NOT NULL)`,
];

const deliberation: string[] = [
  `CREATE TABLE coordination_hearing (
     ${record}, topic TEXT NOT NULL, basis TEXT, item_id TEXT, at TEXT, noticed_at TEXT, place TEXT,
     seats INTEGER NOT NULL, conclusion TEXT, due TEXT, state TEXT NOT NULL)`,
  `CREATE TABLE coordination_participant (
     ${part}, hearing_id TEXT NOT NULL, person_id TEXT NOT NULL, of_group TEXT NOT NULL)`,
  `CREATE INDEX coordination_participant_hearing ON coordination_participant (hearing_id, person_id)`,
  `CREATE TABLE coordination_opinion (
     ${record}, hearing_id TEXT NOT NULL, of_group TEXT NOT NULL, stance TEXT NOT NULL, text TEXT NOT NULL,
     adoption TEXT, reason TEXT)`,
  `CREATE INDEX coordination_opinion_hearing ON coordination_opinion (hearing_id)`,
  `CREATE TABLE coordination_assembly (
     ${record}, kind TEXT NOT NULL, basis TEXT NOT NULL, title TEXT NOT NULL, entitled INTEGER NOT NULL,
     present INTEGER NOT NULL, at TEXT NOT NULL, rules_from TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE TABLE coordination_matter (
     ${part}, assembly_id TEXT NOT NULL, title TEXT NOT NULL, yes INTEGER NOT NULL, against INTEGER NOT NULL,
     abstained INTEGER NOT NULL, passed BOOLEAN NOT NULL)`,
  `CREATE INDEX coordination_matter_assembly ON coordination_matter (assembly_id)`,
  `CREATE TABLE coordination_openness (
     ${record}, catalogue_no TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, open_to TEXT NOT NULL,
     form TEXT NOT NULL, due TEXT NOT NULL, reviewer TEXT, published_at TEXT, comments TEXT, state TEXT NOT NULL)`,
  `CREATE INDEX coordination_openness_state ON coordination_openness (state, due)`,
  `CREATE TABLE coordination_request (
     ${record}, unit TEXT, title TEXT NOT NULL, text TEXT, asked_at TEXT NOT NULL, due TEXT NOT NULL, extended BOOLEAN NOT NULL,
     answer TEXT, state TEXT NOT NULL)`,
];
