import { Refusal } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import type { TokenWish } from './accounts.js';
import type { RoleGrant } from './actor.js';

/** What is written of accounts and tokens, inside somebody's transaction. */

interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly at: string;
}

/** @throws Refusal conflict if the name is taken */
export async function insertAccount(
  sql: Sql,
  { id, name, organisation, at }: NewAccount,
  password: string | null,
): Promise<void> {
  if (await sql.get('SELECT 1 FROM core_account WHERE name = ?', name))
    throw new Refusal('conflict', 'core.refusal.accountExists', { name }, 'name');
  await sql.run(
    `INSERT INTO core_account (id, name, person_id, password, created_at, state, organisation)
     VALUES (?, ?, NULL, ?, ?, 'active', ?)`,
    ...[id, name, password, at, organisation],
  );
}

export const insertGrants = (sql: Sql, accountId: string, grants: readonly RoleGrant[]): Promise<void> =>
  sql.insertMany(
    'core_grant',
    ['account_id', 'role', 'organisation', 'unit_id'],
    grants.map(({ role, organisation, unitId }) => [accountId, role, organisation, unitId ?? '']),
    'ON CONFLICT DO NOTHING',
  );

export async function insertToken(
  sql: Sql,
  token: TokenWish & { readonly id: string; readonly hash: string; readonly at: string },
): Promise<void> {
  await sql.run(
    `INSERT INTO core_token (id, hash, kind, account_id, display_id, label, roles, organisation, created_at, expires_at, seen_at, device, replaces)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[token.id, token.hash, token.kind, token.accountId ?? null, token.displayId ?? null, token.label],
    ...[token.roles ? JSON.stringify(token.roles) : null, token.organisation ?? null],
    ...[token.at, token.expiresAt ?? null, token.kind === 'session' ? token.at : null, token.device ?? null],
    ...[token.replaces ?? null],
  );
}

/** Ends an account's sessions, but for one that may stay. */
export const endSessions = (sql: Sql, accountId: string, now: string, but = ''): Promise<number> =>
  sql.run(
    `UPDATE core_token SET revoked_at = ? WHERE account_id = ? AND kind = 'session' AND revoked_at IS NULL AND id <> ?`,
    ...[now, accountId, but],
  );

/** What an account may do has changed: sessions begin anew, and whoever keeps a connection for it looks again. */
export async function accessChanged(sql: Sql, accountId: string, now: string): Promise<void> {
  await sql.run('UPDATE core_account SET access = access + 1 WHERE id = ?', accountId);
  await endSessions(sql, accountId, now);
}
