import type { CoreMigration } from '../schema.js';

/** Scenes that organisations have put together: a draft that is worked on, and what walls show. */
export const scenes: CoreMigration = {
  name: '0017-scenes',
  statements: [
    `CREATE TABLE core_scene (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, draft TEXT, published TEXT, published_at TEXT) WITHOUT ROWID`,
  ],
};
