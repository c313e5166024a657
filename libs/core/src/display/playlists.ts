import { ulid } from 'ulid';
import { Refusal } from '@heli/sdk';
import type { PlaylistEntry } from '@heli/protocol';
import type { Database } from '../database/database.js';

export interface Playlist {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly entries: PlaylistEntry[];
}
type Row = Omit<Playlist, 'entries'> & { readonly entries: string };

/** Ordered lists of scenes that walls go by; several walls may go by one. */
export class Playlists {
  constructor(private readonly database: Database) {}

  async list(): Promise<Playlist[]> {
    const rows = await this.database.sql.reader.all<Row>('SELECT * FROM core_playlist ORDER BY id');
    return rows.map(playlistOf);
  }

  /** @throws Refusal not-found */
  async get(id: string): Promise<Playlist> {
    const row = await this.database.sql.reader.get<Row>('SELECT * FROM core_playlist WHERE id = ?', id);
    if (!row) throw new Refusal('not-found', 'core.refusal.unknownPlaylist');
    return playlistOf(row);
  }

  async add({ organisation, name, entries }: Omit<Playlist, 'id'>): Promise<string> {
    const id = ulid();
    await this.database.transaction((sql) =>
      sql.run(
        'INSERT INTO core_playlist (id, organisation, name, entries) VALUES (?, ?, ?, ?)',
        ...[id, organisation, name, JSON.stringify(entries)],
      ),
    );
    return id;
  }

  async change(id: string, { name, entries }: Pick<Playlist, 'name' | 'entries'>): Promise<void> {
    await this.database.transaction((sql) =>
      sql.run(
        'UPDATE core_playlist SET name = ?, entries = ? WHERE id = ?',
        name,
        JSON.stringify(entries),
        id,
      ),
    );
  }

  /** Walls that went by it show all scenes in turn. */
  async remove(id: string): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.run('UPDATE core_display SET playlist_id = NULL WHERE playlist_id = ?', id);
      await sql.run('DELETE FROM core_playlist WHERE id = ?', id);
    });
  }
}

const playlistOf = ({ id, organisation, name, entries }: Row): Playlist => ({
  ...{ id, organisation, name },
  entries: JSON.parse(entries) as PlaylistEntry[],
});
