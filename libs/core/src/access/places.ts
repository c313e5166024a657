import type { Sql } from '../database/sql.js';

/** Where an account holds something, or will by a post: by hand or by its person's. */
export async function placesOf(sql: Sql, accountId: string, today: string): Promise<string[]> {
  const account = await sql.get<{ person_id: string | null }>(
    'SELECT person_id FROM core_account WHERE id = ?',
    accountId,
  );
  const granted = await sql.all<{ organisation: string }>(
    'SELECT DISTINCT organisation FROM core_grant WHERE account_id = ?',
    accountId,
  );
  const byPost = account?.person_id == null ? [] : await postPlacesOf(sql, account.person_id, today);
  return [...granted.map(({ organisation }) => organisation), ...byPost];
}

/** Where a person holds a post that has not ended, or will hold one. */
export async function postPlacesOf(sql: Sql, personId: string, today: string): Promise<string[]> {
  const rows = await sql.all<{ organisation: string }>(
    `SELECT DISTINCT organisation FROM core_post_grant
     WHERE person_id = ? AND (until_day IS NULL OR until_day >= ?)`,
    ...[personId, today],
  );
  return rows.map(({ organisation }) => organisation);
}
