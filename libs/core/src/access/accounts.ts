import { ulid } from 'ulid';
import type { Role } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { accessChanged, endSessions, insertAccount, insertGrants, insertToken } from './account-rows.js';
import { installation, systemActor, type Actor, type RoleGrant } from './actor.js';
import { LastSeen } from './last-seen.js';
import { hashPassword, hashToken, newToken, passwordMatches } from './secret.js';
import { idleSince } from './session-time.js';
import { actorOfToken, type TokenKind, type TokenRow } from './token-actor.js';

export interface TokenWish {
  readonly kind: TokenKind;
  readonly label: string;
  readonly accountId?: string;
  readonly displayId?: string;
  /** Id of the token whose place it takes with its first use. */
  readonly replaces?: string;
  /** Narrows the account's grants to these roles at this organisation. */
  readonly roles?: readonly Role[];
  readonly organisation?: string;
  readonly expiresAt?: string;
  /** What a session's owner knows it by. */
  readonly device?: string;
}

/** Accounts, their grants, and the tokens that stand for them. */
export class Accounts {
  readonly seen: LastSeen;
  #operatorHash: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly today: () => string,
  ) {
    this.seen = new LastSeen(database, clock);
  }

  /** The token by which the CLI on this machine speaks for the operator; it lives as long as the process. */
  letOperatorIn(token: string): void {
    this.#operatorHash = hashToken(token);
  }

  /** @throws Refusal conflict if the name is taken */
  async create(name: string, password: string | undefined, grants: readonly RoleGrant[]): Promise<string> {
    const id = ulid();
    const secret = password === undefined ? null : await hashPassword(password);
    await this.database.transaction(async (sql) => {
      await insertAccount(sql, { id, name, organisation: installation, at: this.clock.now() }, secret);
      await insertGrants(sql, id, grants);
    });
    return id;
  }

  async find(name: string): Promise<string | undefined> {
    const { reader } = this.database.sql;
    return (await reader.get<{ id: string }>('SELECT id FROM core_account WHERE name = ?', name))?.id;
  }

  async nameOf(accountId: string): Promise<string | undefined> {
    const { reader } = this.database.sql;
    return (await reader.get<{ name: string }>('SELECT name FROM core_account WHERE id = ?', accountId))
      ?.name;
  }

  async hasPassword(accountId: string): Promise<boolean> {
    return typeof (await this.#passwordOf(accountId)) === 'string';
  }

  /** Takes as long for an account that is not there. */
  async isPasswordOf(accountId: string, password: string): Promise<boolean> {
    return passwordMatches(password, await this.#passwordOf(accountId));
  }

  /** A new password ends every session: whoever had the old one is out. */
  async setPassword(accountId: string, password: string): Promise<void> {
    const secret = await hashPassword(password);
    await this.database.transaction(async (sql) => {
      await sql.run('UPDATE core_account SET password = ? WHERE id = ?', secret, accountId);
      await endSessions(sql, accountId, this.clock.now());
    });
  }

  async grant(accountId: string, grants: readonly RoleGrant[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await insertGrants(sql, accountId, grants);
      await accessChanged(sql, accountId, this.clock.now());
    });
  }

  /** Account id of a right name and password. Takes as long for a wrong name. */
  async signIn(name: string, password: string): Promise<string | undefined> {
    const row = await this.database.sql.reader.get<{ id: string; password: string | null; state: string }>(
      'SELECT id, password, state FROM core_account WHERE name = ?',
      name,
    );
    const right = await passwordMatches(password, row?.password);
    return right && row?.state === 'active' ? row.id : undefined;
  }

  async issueToken(wish: TokenWish): Promise<{ id: string; token: string }> {
    const id = ulid();
    const token = newToken();
    await this.database.transaction((sql) =>
      insertToken(sql, { ...wish, id, hash: hashToken(token), at: this.clock.now() }),
    );
    return { id, token };
  }

  async revoke(where: { tokenId: string } | { displayId: string }): Promise<void> {
    const [column, value] = 'tokenId' in where ? ['id', where.tokenId] : ['display_id', where.displayId];
    const now = this.clock.now();
    await this.database.transaction((sql) =>
      sql.run(`UPDATE core_token SET revoked_at = ? WHERE ${column} = ? AND revoked_at IS NULL`, now, value),
    );
  }

  /** The first use of a token shows that it has arrived: the one before it holds no longer. */
  async #takePlace(id: string, replaces: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (sql) => {
      await sql.run(
        'UPDATE core_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
        now,
        replaces,
      );
      await sql.run('UPDATE core_token SET replaces = NULL WHERE id = ?', id);
    });
  }

  /** Who a token stands for, or nothing if it is unknown, expired or revoked, or of another kind than asked for. */
  async actorOf(token: string, kinds: readonly TokenKind[] = ['api', 'device']): Promise<Actor | undefined> {
    const tokenHash = hashToken(token);
    if (tokenHash === this.#operatorHash) return systemActor('operator');
    const { reader } = this.database.sql;
    const row = await reader.get<TokenRow>('SELECT * FROM core_token WHERE hash = ?', tokenHash);
    if (!row || !kinds.includes(row.kind) || !this.#holds(row)) return undefined;
    if (row.replaces !== null) await this.#takePlace(row.id, row.replaces);
    const actor = await actorOfToken(reader, row, this.today());
    if (actor) this.seen.note(row.id);
    return actor;
  }

  /**
   * Every token that holds, with a stamp that moves whenever its account may do other things than before: so that
   * whoever keeps connections open knows which to close, on this server or another.
   */
  async holding(): Promise<Map<string, number>> {
    const now = this.clock.now();
    const rows = await this.database.sql.reader.all<{ id: string; access: number | null }>(
      `SELECT t.id AS id, a.access AS access FROM core_token t LEFT JOIN core_account a ON a.id = t.account_id
       WHERE t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ?)
         AND (t.account_id IS NULL OR a.state = 'active') AND (t.kind <> 'session' OR t.seen_at > ?)`,
      now,
      idleSince(now),
    );
    return new Map(rows.map(({ id, access }) => [id, access ?? 0]));
  }

  #holds(row: TokenRow): boolean {
    const now = this.clock.now();
    if (row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= now)) return false;
    return row.kind !== 'session' || (this.seen.of(row.id, row.seen_at) ?? '') > idleSince(now);
  }

  async #passwordOf(accountId: string): Promise<string | null | undefined> {
    const row = await this.database.sql.reader.get<{ password: string | null }>(
      'SELECT password FROM core_account WHERE id = ?',
      accountId,
    );
    return row?.password;
  }
}
