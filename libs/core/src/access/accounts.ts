import { ulid } from 'ulid';
import { Refusal, type Audience, type Role } from '@heli/sdk';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { systemActor, type Actor, type RoleGrant } from './actor.js';
import { hashPassword, hashToken, newToken, passwordMatches } from './secret.js';

interface TokenRow {
  id: string;
  kind: 'api' | 'session' | 'device';
  account_id: string | null;
  display_id: string | null;
  expires_at: string | null;
  revoked_at: string | null;
  organisation: string | null;
  roles: string | null;
}
interface AccountRow {
  id: string;
  password: string | null;
  state: string;
}

export interface TokenWish {
  readonly kind: 'api' | 'session' | 'device';
  readonly label: string;
  readonly accountId?: string;
  readonly displayId?: string;
  /** Narrows the account's grants to these roles at this organisation. */
  readonly roles?: readonly Role[];
  readonly organisation?: string;
  readonly expiresAt?: string;
}

/** Accounts, their grants, and the tokens that stand for them. */
export class Accounts {
  readonly #revoked = new Set<(tokenId: string) => void>();
  #operatorHash: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Tells whoever keeps a connection open that a token no longer holds. */
  onRevoked(listener: (tokenId: string) => void): void {
    this.#revoked.add(listener);
  }

  /** The token by which the CLI on this machine speaks for the operator; it lives as long as the process. */
  letOperatorIn(token: string): void {
    this.#operatorHash = hashToken(token);
  }

  /** @throws Refusal conflict if the name is taken */
  async create(name: string, password: string | undefined, grants: readonly RoleGrant[]): Promise<string> {
    const id = ulid();
    const secret = password === undefined ? null : await hashPassword(password);
    await this.database.turn.run(() => {
      const { writer } = this.database;
      if (writer.get('SELECT 1 FROM core_account WHERE name = ?', name)) {
        throw new Refusal('conflict', 'core.refusal.accountExists', { name }, 'name');
      }
      writer.run(
        'INSERT INTO core_account VALUES (?, ?, NULL, ?, ?, ?)',
        id,
        name,
        secret,
        this.clock.now(),
        'active',
      );
      this.#insertGrants(id, grants);
    });
    return id;
  }

  find(name: string): string | undefined {
    return this.database.writer.get<{ id: string }>('SELECT id FROM core_account WHERE name = ?', name)?.id;
  }

  nameOf(accountId: string): string | undefined {
    return this.database.reader.get<{ name: string }>('SELECT name FROM core_account WHERE id = ?', accountId)
      ?.name;
  }

  hasPassword(accountId: string): boolean {
    const row = this.database.writer.get<AccountRow>(
      'SELECT password FROM core_account WHERE id = ?',
      accountId,
    );
    return typeof row?.password === 'string';
  }

  async setPassword(accountId: string, password: string): Promise<void> {
    const secret = await hashPassword(password);
    await this.database.turn.run(() =>
      this.database.writer.run('UPDATE core_account SET password = ? WHERE id = ?', secret, accountId),
    );
  }

  async grant(accountId: string, grants: readonly RoleGrant[]): Promise<void> {
    await this.database.turn.run(() => this.#insertGrants(accountId, grants));
  }

  /** Account id of a right name and password. Takes as long for a wrong name. */
  async signIn(name: string, password: string): Promise<string | undefined> {
    const row = this.database.reader.get<AccountRow>(
      'SELECT id, password, state FROM core_account WHERE name = ?',
      name,
    );
    const right = await passwordMatches(password, row?.password);
    return right && row?.state === 'active' ? row.id : undefined;
  }

  async issueToken(wish: TokenWish): Promise<{ id: string; token: string }> {
    const id = ulid();
    const token = newToken();
    await this.database.turn.run(() => {
      this.database.writer.run(
        `INSERT INTO core_token (id, hash, kind, account_id, display_id, label, roles, organisation, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        hashToken(token),
        wish.kind,
        wish.accountId ?? null,
        wish.displayId ?? null,
        wish.label,
        wish.roles ? JSON.stringify(wish.roles) : null,
        wish.organisation ?? null,
        this.clock.now(),
        wish.expiresAt ?? null,
      );
    });
    return { id, token };
  }

  async revoke(where: { tokenId: string } | { displayId: string }): Promise<void> {
    const [column, value] = 'tokenId' in where ? ['id', where.tokenId] : ['display_id', where.displayId];
    const ids = await this.database.turn.run(() => {
      const { writer } = this.database;
      const found = writer.all<{ id: string }>(
        `SELECT id FROM core_token WHERE ${column} = ? AND revoked_at IS NULL`,
        value,
      );
      writer.run(
        `UPDATE core_token SET revoked_at = ? WHERE ${column} = ? AND revoked_at IS NULL`,
        this.clock.now(),
        value,
      );
      return found.map((row) => row.id);
    });
    for (const id of ids) for (const listener of this.#revoked) listener(id);
  }

  /** Who a bearer token stands for, or nothing if it is unknown, expired or revoked. */
  actorOf(token: string): Actor | undefined {
    const tokenHash = hashToken(token);
    if (tokenHash === this.#operatorHash) return systemActor('operator');
    const row = this.database.reader.get<TokenRow>('SELECT * FROM core_token WHERE hash = ?', tokenHash);
    if (!row || row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= this.clock.now()))
      return undefined;
    return row.display_id === null ? this.#account(row) : this.#display(row, row.display_id);
  }

  #insertGrants(accountId: string, grants: readonly RoleGrant[]): void {
    for (const { role, organisation, unitId } of grants) {
      this.database.writer.run(
        'INSERT OR IGNORE INTO core_grant VALUES (?, ?, ?, ?)',
        accountId,
        role,
        organisation,
        unitId ?? '',
      );
    }
  }

  #account(row: TokenRow): Actor | undefined {
    const { reader } = this.database;
    const account = reader.get<AccountRow>('SELECT id, state FROM core_account WHERE id = ?', row.account_id);
    if (account?.state !== 'active') return undefined;
    const roles = row.roles === null ? undefined : (JSON.parse(row.roles) as Role[]);
    const grants = reader
      .all<{ role: Role; organisation: string; unit_id: string }>(
        'SELECT * FROM core_grant WHERE account_id = ?',
        account.id,
      )
      .filter((grant) => roles === undefined || roles.includes(grant.role))
      .map(({ role, organisation, unit_id }) => ({
        role,
        organisation,
        unitId: unit_id === '' ? undefined : unit_id,
      }));
    return {
      id: account.id,
      kind: 'account',
      grants,
      audience: undefined,
      tokenId: row.id,
      limitedTo: row.organisation ?? undefined,
    };
  }

  #display(row: TokenRow, displayId: string): Actor | undefined {
    const display = this.database.reader.get<{ id: string; organisation: string; audience: Audience }>(
      'SELECT id, organisation, audience FROM core_display WHERE id = ?',
      displayId,
    );
    if (!display) return undefined;
    const grants: RoleGrant[] = [{ role: 'display', organisation: display.organisation, unitId: undefined }];
    return {
      id: `display:${displayId}`,
      kind: 'display',
      grants,
      audience: display.audience,
      displayId,
      tokenId: row.id,
    };
  }
}
