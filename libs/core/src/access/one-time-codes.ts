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

  /** A one-time code that stands for something for ten minutes, or as long as told. */
  async mint(purpose: Purpose, subjectId: string, minutes = 10): Promise<string> {
    const code = newCode();
    const until = new Date(Date.parse(this.clock.now()) + minutes * 60_000).toISOString();
    await this.database.turn.run(() => {
      this.database.writer.run('DELETE FROM core_claim WHERE expires_at <= ?', this.clock.now());
      this.database.writer.run(
        'INSERT INTO core_claim VALUES (?, ?, ?, ?)',
        hashToken(code),
        purpose,
        subjectId,
        until,
      );
    });
    return code;
  }

  /** What a code stands for; it works once. */
  async redeem(purpose: Purpose, code: string): Promise<string | undefined> {
    return this.database.turn.run(() => {
      const { writer } = this.database;
      const row = writer.get<{ subject_id: string }>(
        'SELECT subject_id FROM core_claim WHERE code_hash = ? AND purpose = ? AND expires_at > ?',
        hashToken(code),
        purpose,
        this.clock.now(),
      );
      writer.run('DELETE FROM core_claim WHERE code_hash = ?', hashToken(code));
      return row?.subject_id;
    });
  }
}
