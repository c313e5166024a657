import type { CoreMigration } from '../schema.js';

/** Whom a provider of OpenID Connect calls what: the name that an administrator wrote down, and the subject once it came. */
export const identities: CoreMigration = {
  name: '0016-identities',
  statements: [
    `CREATE TABLE core_identity (account_id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, issuer TEXT, subject TEXT)`,
  ],
};
