import type { CoreMigration } from '../schema.js';

/**
 * Files that people sent in. The content lies in the data folder under its hash, once however often it was sent; a
 * file without a subject waits for a command that takes it.
 */
export const files: CoreMigration = {
  name: '0003-files',
  statements: [
    `CREATE TABLE core_file (
       id TEXT PRIMARY KEY, hash TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
       organisation TEXT NOT NULL, uploader TEXT NOT NULL, uploaded_at TEXT NOT NULL,
       contract TEXT, subject_type TEXT, subject_id TEXT, shown_by TEXT, shown_with TEXT, attached_at TEXT)`,
    `CREATE INDEX core_file_hash ON core_file (hash)`,
    `CREATE INDEX core_file_subject ON core_file (subject_type, subject_id)`,
    `CREATE INDEX core_file_organisation ON core_file (organisation)`,
    `CREATE INDEX core_file_waiting ON core_file (uploaded_at) WHERE attached_at IS NULL`,
  ],
};
