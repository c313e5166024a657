import { Refusal } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { endSessions } from './account-rows.js';
import type { Accounts } from './accounts.js';
import { idleSince, sessionEnd } from './session-time.js';

/** A browser that somebody is signed in with, as its owner sees it. */
export interface SessionInfo {
  readonly id: string;
  readonly device: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

interface SessionRow {
  id: string;
  device: string | null;
  created_at: string;
  seen_at: string;
  expires_at: string;
}

/** The sessions of people at browsers. */
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  /** A new session with a new secret; the one that the browser had before ends. */
  async begin(
    accountId: string,
    device: string,
    before?: string,
  ): Promise<{ token: string; expiresAt: string }> {
    const expiresAt = sessionEnd(this.clock.now());
    if (before !== undefined) await this.accounts.revoke({ tokenId: before });
    const wish = { kind: 'session', label: 'session', accountId, device, expiresAt } as const;
    return { token: (await this.accounts.issueToken(wish)).token, expiresAt };
  }

  async list(accountId: string, current: string | undefined): Promise<SessionInfo[]> {
    const now = this.clock.now();
    const rows = await this.database.sql.reader.all<SessionRow>(
      `SELECT id, device, created_at, seen_at, expires_at FROM core_token
       WHERE account_id = ? AND kind = 'session' AND revoked_at IS NULL AND expires_at > ? ORDER BY created_at DESC, id DESC`,
      ...[accountId, now],
    );
    return rows
      .map(({ id, device, created_at, seen_at, expires_at }) => ({
        id,
        device: device ?? '',
        createdAt: created_at,
        seenAt: this.accounts.seen.of(id, seen_at) ?? created_at,
        expiresAt: expires_at,
        current: id === current,
      }))
      .filter(({ seenAt }) => seenAt > idleSince(now));
  }

  /** @throws Refusal not-found where it is another's, or over */
  async end(accountId: string, id: string): Promise<void> {
    const known = await this.list(accountId, undefined);
    if (!known.some((session) => session.id === id))
      throw new Refusal('not-found', 'core.refusal.unknownSession');
    await this.accounts.revoke({ tokenId: id });
  }

  /** Ends all of an account's sessions but the one that asks. */
  async endOthers(accountId: string, current: string | undefined): Promise<void> {
    await this.database.transaction((sql) => endSessions(sql, accountId, this.clock.now(), current));
  }
}
