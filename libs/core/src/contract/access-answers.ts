import { answer } from '@heli/sdk';
import { grantsOf } from '../access/token-actor.js';
import type { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import { nearness } from '../organisation/nearness.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { accessQueries as queries } from './access-contract.js';

interface AccountRow {
  id: string;
  name: string;
  person_id: string | null;
  organisation: string;
  state: string;
  password: string | null;
  sign_on_name: string | null;
  seen_at: string | null;
}
interface TokenRow {
  id: string;
  label: string;
  roles: string | null;
  organisation: string | null;
  created_at: string;
  expires_at: string | null;
  seen_at: string | null;
}

const accountRows = (sql: Sql): Promise<AccountRow[]> =>
  sql.all<AccountRow>(
    `SELECT a.id AS id, a.name AS name, a.person_id AS person_id, a.organisation AS organisation, a.state AS state, a.password AS password,
            (SELECT i.name FROM core_identity i WHERE i.account_id = a.id) AS sign_on_name,
            (SELECT MAX(t.seen_at) FROM core_token t WHERE t.account_id = a.id) AS seen_at
     FROM core_account a WHERE a.state <> 'erased' ORDER BY a.name`,
  );

/** Who has an account here, and what it may do: those whose home or any right lies within reach. */
export const accessAnswers = ({ sql: { reader } }: Database, tree: OrganisationTree) => {
  const within = async (organisation: string, day: string) => {
    const { below } = nearness(tree, organisation, day);
    const rows = await accountRows(reader);
    const accounts = await Promise.all(
      rows.map(async (row) => ({ row, grants: await grantsOf(reader, row.id, day) })),
    );
    return accounts.filter(
      ({ row, grants }) => below(row.organisation) || grants.some((grant) => below(grant.organisation)),
    );
  };
  return {
    accounts: answer(queries.accounts, async (ctx) =>
      (await within(ctx.organisation, ctx.clock.dayOf(ctx.now))).map(({ row, grants }) => ({
        id: row.id,
        name: row.name,
        personId: row.person_id,
        organisation: row.organisation,
        state: row.state,
        hasPassword: row.password !== null,
        signOnName: row.sign_on_name,
        grants: grants.map(({ role, organisation, unitId, byPost = false }) => ({
          role,
          organisation,
          unitId: unitId ?? null,
          byPost,
        })),
        seenAt: row.seen_at,
      })),
    ),

    accountTokens: answer(queries.accountTokens, async (ctx, { accountId }) => {
      const known = await within(ctx.organisation, ctx.clock.dayOf(ctx.now));
      if (!known.some(({ row }) => row.id === accountId)) return [];
      const rows = await reader.all<TokenRow>(
        `SELECT id, label, roles, organisation, created_at, expires_at, seen_at FROM core_token
         WHERE account_id = ? AND kind = 'api' AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
         ORDER BY id DESC`,
        ...[accountId, ctx.now],
      );
      return rows.map((row) => ({
        id: row.id,
        label: row.label,
        roles: row.roles === null ? null : (JSON.parse(row.roles) as string[]),
        organisation: row.organisation,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        seenAt: row.seen_at,
      }));
    }),
  };
};
