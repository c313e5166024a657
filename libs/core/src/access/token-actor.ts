import type { Audience, Role } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import type { Actor, RoleGrant } from './actor.js';

/** What a token is for: scripts, a browser, a wall. */
export type TokenKind = 'api' | 'session' | 'device';

export interface TokenRow {
  readonly id: string;
  readonly kind: TokenKind;
  readonly account_id: string | null;
  readonly display_id: string | null;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly organisation: string | null;
  readonly roles: string | null;
  readonly created_at: string;
  readonly seen_at: string | null;
  /** Id of the token whose place it takes with its first use. */
  readonly replaces: string | null;
}

/** Who a valid token stands for, or nothing if its account is disabled or its display is gone. */
export const actorOfToken = (sql: Sql, row: TokenRow, today: string): Promise<Actor | undefined> =>
  row.display_id === null ? accountOf(sql, row, today) : displayOf(sql, row, row.display_id);

/** What an account was granted, and what its person holds by posts that day. */
export async function grantsOf(sql: Sql, accountId: string, today: string): Promise<RoleGrant[]> {
  const rows = await sql.all<{ role: Role; organisation: string; unit_id: string; by_post: number }>(
    `SELECT role, organisation, unit_id, 0 AS by_post FROM core_grant WHERE account_id = ?
     UNION
     SELECT p.role, p.organisation, p.unit_id, 1 AS by_post
     FROM core_post_grant p JOIN core_account a ON a.person_id = p.person_id
     WHERE a.id = ? AND p.from_day <= ? AND (p.until_day IS NULL OR p.until_day >= ?)
     ORDER BY role, organisation, unit_id, by_post`,
    ...[accountId, accountId, today, today],
  );
  return rows.map(({ role, organisation, unit_id, by_post }) => ({
    role,
    organisation,
    unitId: unit_id === '' ? undefined : unit_id,
    byPost: by_post === 1,
  }));
}

async function accountOf(sql: Sql, row: TokenRow, today: string): Promise<Actor | undefined> {
  const account = await sql.get<{ id: string; state: string; access: number; person_id: string | null }>(
    'SELECT id, state, access, person_id FROM core_account WHERE id = ?',
    row.account_id,
  );
  if (account?.state !== 'active') return undefined;
  const roles = row.roles === null ? undefined : (JSON.parse(row.roles) as Role[]);
  const grants = await grantsOf(sql, account.id, today);
  return {
    id: account.id,
    kind: 'account',
    personId: account.person_id ?? undefined,
    grants: grants.filter((grant) => roles === undefined || roles.includes(grant.role)),
    audience: undefined,
    tokenId: row.id,
    access: account.access,
    limitedTo: row.organisation ?? undefined,
  };
}

async function displayOf(sql: Sql, row: TokenRow, displayId: string): Promise<Actor | undefined> {
  const display = await sql.get<{ organisation: string; audience: Audience }>(
    'SELECT organisation, audience FROM core_display WHERE id = ?',
    displayId,
  );
  if (!display) return undefined;
  return {
    id: `display:${displayId}`,
    kind: 'display',
    grants: [{ role: 'display', organisation: display.organisation, unitId: undefined }],
    audience: display.audience,
    displayId,
    tokenId: row.id,
  };
}
