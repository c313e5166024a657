import type { CoreMigration } from '../schema.js';

/** Which facts suggest something to the agenda or to the points rules. */
export const suggestions: CoreMigration = {
  name: '0008-suggestions',
  statements: [
    `CREATE TABLE core_suggestion (seq INTEGER PRIMARY KEY, type TEXT NOT NULL, organisation TEXT NOT NULL)`,
    `CREATE INDEX core_suggestion_type ON core_suggestion (type, seq)`,
    `INSERT INTO core_suggestion (seq, type, organisation)
       SELECT seq, type, organisation FROM core_event WHERE type = 'coordination.caseArbitrated'`,
  ],
};
