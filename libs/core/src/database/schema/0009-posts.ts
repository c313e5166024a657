import type { CoreMigration } from '../schema.js';

/**
 * Roles by posts, as the contracts' queries told them last. `held` tells whether a row gave a right when it was last
 * looked at, so that it can be told who gains or loses one by the passing of a day.
 */
export const posts: CoreMigration = {
  name: '0009-posts',
  statements: [
    `CREATE TABLE core_post_grant (
       contract TEXT NOT NULL, person_id TEXT NOT NULL, role TEXT NOT NULL, organisation TEXT NOT NULL,
       unit_id TEXT NOT NULL DEFAULT '', from_day TEXT NOT NULL, until_day TEXT, held INTEGER NOT NULL,
       PRIMARY KEY (contract, person_id, role, organisation, unit_id, from_day)) WITHOUT ROWID`,
    `CREATE INDEX core_post_grant_person ON core_post_grant (person_id)`,
    `CREATE INDEX core_account_person ON core_account (person_id)`,
  ],
};
