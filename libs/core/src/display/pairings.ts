import { Refusal } from '@heli/sdk';
import { Allowance } from '../access/allowance.js';
import { hashToken, newShortCode, newToken } from '../access/secret.js';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Displays, NewDisplay } from './displays.js';

/** How long a code is shown, and how often its device asks (RFC 8628, section 3.2). */
const minutes = 10;
export const intervalSeconds = 3;
/** More screens than this don't wait at once: what is beyond it is somebody's storm. */
const mostWaiting = 200;
/** Wrong codes that one person may type within the life of a code (quality.md, S3). */
const mostWrong = 5;

export interface Begun {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly expiresAt: string;
  readonly intervalSeconds: number;
}
export type Polled =
  { readonly state: 'pending' | 'expired' } | { readonly state: 'approved'; readonly token: string };

/**
 * Lets a wall in by the code it shows (the device authorization grant, RFC 8628): the device keeps a long secret, a
 * person who may manage walls types the short code. Hashes alone are stored; a code works once.
 */
export class Pairings {
  readonly #wrong = new Allowance(mostWrong, minutes * 60_000);

  constructor(
    private readonly database: Database,
    private readonly displays: Displays,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal too-many if as many screens wait as may */
  async begin(): Promise<Begun> {
    const [deviceCode, userCode, now] = [newToken(), newShortCode(), this.clock.now()];
    const expiresAt = new Date(Date.parse(now) + minutes * 60_000).toISOString();
    await this.database.transaction(async (sql) => {
      await sql.run('DELETE FROM core_pairing WHERE expires_at <= ?', now);
      const waiting = await sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM core_pairing');
      if ((waiting?.n ?? 0) >= mostWaiting) throw new Refusal('too-many', 'core.refusal.pairingsFull');
      await sql.run(
        'INSERT INTO core_pairing (device_hash, code_hash, expires_at, display_id) VALUES (?, ?, ?, NULL)',
        ...[hashToken(deviceCode), hashToken(userCode), expiresAt],
      );
    });
    return { deviceCode, userCode, expiresAt, intervalSeconds };
  }

  /**
   * What came of a device's asking. Once it is approved it gets its token, and asking again another in its place: an
   * answer may be lost.
   */
  async poll(deviceCode: string): Promise<Polled> {
    const row = await this.database.sql.reader.get<{ display_id: string | null; found: string | null }>(
      `SELECT p.display_id, d.id AS found FROM core_pairing p LEFT JOIN core_display d ON d.id = p.display_id
       WHERE p.device_hash = ? AND p.expires_at > ?`,
      ...[hashToken(deviceCode), this.clock.now()],
    );
    if (row?.display_id === null) return { state: 'pending' };
    if (row?.found == null) return { state: 'expired' };
    return { state: 'approved', token: await this.displays.letIn(row.found) };
  }

  /**
   * Lets in the wall that shows this code, as a new display or as one that exists, whose device it takes the place of.
   * @throws Refusal invalid if no screen shows it; too-many after five wrong ones
   */
  async approve(userCode: string, by: string, as: { readonly id: string } | NewDisplay): Promise<string> {
    const seconds = this.#wrong.spend(by);
    if (seconds > 0) throw new Refusal('too-many', 'core.refusal.tooManyTries', { seconds });
    const hash = hashToken(userCode);
    const waits = 'code_hash = ? AND display_id IS NULL AND expires_at > ?';
    const known = await this.database.sql.reader.get(
      `SELECT 1 FROM core_pairing WHERE ${waits}`,
      ...[hash, this.clock.now()],
    );
    if (!known) throw new Refusal('invalid', 'core.refusal.badPairing', {}, 'userCode');
    this.#wrong.restore(by);
    const id = 'id' in as ? as.id : await this.displays.insert(as);
    await this.database.transaction((sql) =>
      sql.run(`UPDATE core_pairing SET display_id = ? WHERE ${waits}`, ...[id, hash, this.clock.now()]),
    );
    return id;
  }
}
