import { ulid } from 'ulid';
import {
  displayProfileSchema,
  type DisplayOrder,
  type DisplayProfile,
  type DisplayTheme,
} from '@heli/protocol';
import { Refusal, type Audience, type Language } from '@heli/sdk';
import type { Accounts } from '../access/accounts.js';
import type { OneTimeCodes } from '../access/one-time-codes.js';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { DisplayReports } from './display-reports.js';
import { Pairings } from './pairings.js';
import { Playlists } from './playlists.js';
import { Snapshots } from './snapshots.js';

export interface DisplayRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly audience: Audience;
  readonly language: Language;
  readonly theme: DisplayTheme;
  readonly profile: DisplayProfile;
  /** The list of scenes it goes by; all of them in turn if null. */
  readonly playlistId: string | null;
}
/** What a display is when it is hung up. */
export type NewDisplay = Omit<DisplayRow, 'id' | 'playlistId' | 'profile'>;
/** What may be changed of it; its profile stays where none is given. */
export type DisplayChange = Omit<DisplayRow, 'id' | 'organisation' | 'profile'> &
  Partial<Pick<DisplayRow, 'profile'>>;
interface Stored extends Omit<DisplayRow, 'playlistId' | 'profile'> {
  readonly playlist_id: string | null;
  readonly profile: string;
}

const columns = 'id, name, organisation, audience, language, theme, profile, playlist_id';
const rowOf = ({ playlist_id: playlistId, profile, ...row }: Stored): DisplayRow => ({
  ...row,
  playlistId,
  profile: displayProfileSchema.parse(JSON.parse(profile)),
});

/** Walls: devices with an identity of their own, let in by a one-time code or by the code they show. */
export class Displays {
  readonly pairings: Pairings;
  readonly reports: DisplayReports;
  readonly playlists: Playlists;
  readonly snapshots: Snapshots;
  /** Tells a display's device what to do, wherever it is connected; `cut` ends its connections, for it may see less now. */
  order: (displayId: string, order: DisplayOrder, cut?: boolean) => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly codes: OneTimeCodes,
    private readonly clock: Clock,
    /** In a demonstration anybody may open a wall on the made-up data with the code `demo`. */
    private readonly openTo: (() => NewDisplay) | undefined,
  ) {
    this.pairings = new Pairings(database, this, clock);
    this.reports = new DisplayReports(database, clock);
    this.playlists = new Playlists(database);
    this.snapshots = new Snapshots(database, clock);
  }

  /** Registers a display and answers the one-time code that lets its device in. */
  async open(display: NewDisplay): Promise<{ id: string; code: string }> {
    const id = await this.insert(display);
    return { id, code: await this.codes.mint('display', id) };
  }

  /** @throws Refusal invalid if the code is unknown, used or expired */
  async claim(code: string): Promise<{ token: string }> {
    const id =
      code === 'demo' && this.openTo
        ? await this.insert(this.openTo())
        : await this.codes.redeem('display', code);
    if (id === undefined) throw new Refusal('invalid', 'core.refusal.badCode', {}, 'code');
    return { token: await this.letIn(id) };
  }

  /** A token for the device of a display; one that was let in before is let in no longer. */
  async letIn(id: string): Promise<string> {
    await this.accounts.revoke({ displayId: id });
    return (await this.accounts.issueToken({ kind: 'device', label: 'display', displayId: id })).token;
  }

  /** A new token in the place of an old one, which holds until the new one is used: an answer may be lost. */
  async renew(displayId: string, replaces: string): Promise<string> {
    const wish = { kind: 'device', label: 'display', displayId, replaces } as const;
    return (await this.accounts.issueToken(wish)).token;
  }

  /** A new code for a display that exists; its name, settings and history stay. */
  async reopen(id: string): Promise<string> {
    await this.get(id);
    return this.codes.mint('display', id);
  }

  async remove(id: string): Promise<void> {
    await this.get(id);
    await this.accounts.revoke({ displayId: id });
    await this.database.transaction(async (sql) => {
      await sql.run('DELETE FROM core_display WHERE id = ?', id);
      for (const table of ['report', 'history', 'shown', 'snapshot'])
        await sql.run(`DELETE FROM core_display_${table} WHERE display_id = ?`, id);
    });
  }

  /**
   * Changes what a display is and shows, and tells its device.
   * @throws Refusal not-found if the playlist is none of its organisation
   */
  async change(id: string, change: DisplayChange): Promise<void> {
    const { organisation, audience: before, profile: known } = await this.get(id);
    const { name, audience, language, theme, playlistId, profile = known } = change;
    if (playlistId !== null && (await this.playlists.get(playlistId)).organisation !== organisation)
      throw new Refusal('not-found', 'core.refusal.unknownPlaylist', {}, 'playlistId');
    await this.database.transaction((sql) =>
      sql.run(
        `UPDATE core_display SET name = ?, audience = ?, language = ?, theme = ?, profile = ?, playlist_id = ?
         WHERE id = ?`,
        ...[name, audience, language, theme, JSON.stringify(profile), playlistId, id],
      ),
    );
    this.order(id, { do: 'settings' }, audience !== before);
  }

  /** Lets those that match learn anew what they are and show. */
  async tellThose(match: (display: DisplayRow) => boolean): Promise<void> {
    for (const display of await this.list()) if (match(display)) this.order(display.id, { do: 'settings' });
  }

  async list(): Promise<DisplayRow[]> {
    const rows = await this.database.sql.reader.all<Stored>(
      `SELECT ${columns} FROM core_display ORDER BY id`,
    );
    return rows.map(rowOf);
  }

  /** @throws Refusal not-found */
  async get(id: string): Promise<DisplayRow> {
    const row = await this.database.sql.reader.get<Stored>(
      `SELECT ${columns} FROM core_display WHERE id = ?`,
      id,
    );
    if (!row) throw new Refusal('not-found', 'core.refusal.unknownDisplay');
    return rowOf(row);
  }

  /** Registers a display that no device is let in for yet. */
  async insert(display: NewDisplay): Promise<string> {
    const id = ulid();
    const { name, organisation, audience, language, theme } = display;
    await this.database.transaction((sql) =>
      sql.run(
        `INSERT INTO core_display (id, name, organisation, audience, language, theme, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ...[id, name, organisation, audience, language, theme, this.clock.now()],
      ),
    );
    return id;
  }
}
