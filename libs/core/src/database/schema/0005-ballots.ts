import type { CoreMigration } from '../schema.js';

/**
 * Secret ballots. The roll tells who has cast, without a time; the box holds a place of fixed size for every voter,
 * made in the order of its random ids before anybody votes.
 */
export const ballots: CoreMigration = {
  name: '0005-ballots',
  statements: [
    `CREATE TABLE core_ballot (
       name TEXT PRIMARY KEY, organisation TEXT NOT NULL, options TEXT NOT NULL, least INTEGER NOT NULL,
       most INTEGER NOT NULL, public_key TEXT NOT NULL, state TEXT NOT NULL)`,
    `CREATE TABLE core_ballot_roll (
       ballot TEXT NOT NULL, person TEXT NOT NULL, has_cast INTEGER NOT NULL,
       PRIMARY KEY (ballot, person)) WITHOUT ROWID`,
    `CREATE TABLE core_ballot_slip (
       ballot TEXT NOT NULL, id TEXT NOT NULL, taken INTEGER NOT NULL, sealed BLOB NOT NULL,
       PRIMARY KEY (ballot, id)) WITHOUT ROWID`,
  ],
};
