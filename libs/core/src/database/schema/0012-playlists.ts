import type { CoreMigration } from '../schema.js';

/** Which scenes a wall shows, how long and when. */
export const playlists: CoreMigration = {
  name: '0012-playlists',
  statements: [
    `CREATE TABLE core_playlist (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, name TEXT NOT NULL, entries TEXT NOT NULL) WITHOUT ROWID`,
    `ALTER TABLE core_display ADD COLUMN playlist_id TEXT`,
  ],
};
