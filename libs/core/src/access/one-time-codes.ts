import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { hashToken, newCode } from './secret.js';

/** What a code opens: the way of a display's device, or the first password of an account. */
export type Purpose = 'display' | 'setup';

/** Codes that work once and only for a while; their hashes alone are stored. */
export class OneTimeCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A one-time code that stands for something for ten minutes, or as long as told; an earlier one is void. */
  async mint(purpose: Purpose, subjectId: string, minutes = 10): Promise<string> {
    const code = newCode();
    const now = this.clock.now();
    const until = new Date(Date.parse(now) + minutes * 60_000).toISOString();
    await this.database.transaction(async (sql) => {
      await sql.run(
        'DELETE FROM core_claim WHERE expires_at <= ? OR (purpose = ? AND subject_id = ?)',
        ...[now, purpose, subjectId],
      );
      await sql.run(
        'INSERT INTO core_claim (code_hash, purpose, subject_id, expires_at) VALUES (?, ?, ?, ?)',
        ...[hashToken(code), purpose, subjectId, until],
      );
    });
    return code;
  }

  /** What a code stands for; it works once. */
  async redeem(purpose: Purpose, code: string): Promise<string | undefined> {
    return this.database.transaction(async (sql) => {
      const row = await sql.get<{ subject_id: string }>(
        'DELETE FROM core_claim WHERE code_hash = ? AND purpose = ? AND expires_at > ? RETURNING subject_id',
        ...[hashToken(code), purpose, this.clock.now()],
      );
      return row?.subject_id;
    });
  }
}
