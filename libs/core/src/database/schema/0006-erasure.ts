import type { CoreMigration } from '../schema.js';

/** Which facts name which person, as their contracts declare: what an erasure looks up. */
export const erasure: CoreMigration = {
  name: '0006-erasure',
  statements: [
    `CREATE TABLE core_event_person (
       person TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (person, seq)) WITHOUT ROWID`,
    `INSERT INTO core_event_person (person, seq)
       SELECT subject_id, seq FROM core_event WHERE subject_type = 'core.person' AND subject_id IS NOT NULL`,
  ],
};
