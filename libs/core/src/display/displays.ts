import { ulid } from 'ulid';
import type { DisplayOrder } from '@heli/protocol';
import { Refusal, type Audience, type Language } from '@heli/sdk';
import type { Accounts } from '../access/accounts.js';
import type { OneTimeCodes } from '../access/one-time-codes.js';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { DisplayReports } from './display-reports.js';
import { Pairings } from './pairings.js';

export interface DisplayRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly audience: Audience;
  readonly language: Language;
  readonly theme: 'night' | 'day';
}

/** Walls: devices with an identity of their own, let in by a one-time code or by the code they show. */
export class Displays {
  readonly pairings: Pairings;
  readonly reports: DisplayReports;
  /** Tells a display's device what to do, wherever it is connected. */
  order: (displayId: string, order: DisplayOrder) => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly codes: OneTimeCodes,
    private readonly clock: Clock,
    /** In a demonstration anybody may open a wall on the made-up data with the code `demo`. */
    private readonly openTo: (() => Omit<DisplayRow, 'id'>) | undefined,
  ) {
    this.pairings = new Pairings(database, this, clock);
    this.reports = new DisplayReports(database, clock);
  }

  /** Registers a display and answers the one-time code that lets its device in. */
  async open(display: Omit<DisplayRow, 'id'>): Promise<{ id: string; code: string }> {
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
      await sql.run('DELETE FROM core_display_report WHERE display_id = ?', id);
      await sql.run('DELETE FROM core_display_history WHERE display_id = ?', id);
    });
  }

  list(): Promise<DisplayRow[]> {
    return this.database.sql.reader.all<DisplayRow>(
      'SELECT id, name, organisation, audience, language, theme FROM core_display ORDER BY id',
    );
  }

  /** @throws Refusal not-found */
  async get(id: string): Promise<DisplayRow> {
    const row = await this.database.sql.reader.get<DisplayRow>(
      'SELECT id, name, organisation, audience, language, theme FROM core_display WHERE id = ?',
      id,
    );
    if (!row) throw new Refusal('not-found', 'core.refusal.unknownDisplay');
    return row;
  }

  /** Registers a display that no device is let in for yet. */
  async insert(display: Omit<DisplayRow, 'id'>): Promise<string> {
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
