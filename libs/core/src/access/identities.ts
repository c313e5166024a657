import type { Database } from '../database/database.js';

interface IdentityRow {
  readonly account_id: string;
  readonly name: string;
  readonly issuer: string | null;
  readonly subject: string | null;
}

/** Who a provider says somebody is. */
export interface Claimed {
  readonly issuer: string;
  readonly subject: string;
  /** `preferred_username`, or the verified address of mail. */
  readonly name: string | undefined;
}

/**
 * The account of whom a provider names. The first time it is found by the name that an administrator wrote down for it;
 * from then on by the subject alone, which no provider gives to another (OpenID Connect Core, 5.7).
 */
export function accountOf(
  database: Database,
  { issuer, subject, name }: Claimed,
): Promise<string | undefined> {
  return database.transaction(async (sql) => {
    const active = "account_id IN (SELECT id FROM core_account WHERE state = 'active')";
    const known = await sql.get<IdentityRow>(
      `SELECT * FROM core_identity WHERE issuer = ? AND subject = ? AND ${active}`,
      issuer,
      subject,
    );
    if (known) return known.account_id;
    if (name === undefined) return undefined;
    const awaited = await sql.get<IdentityRow>(
      `SELECT * FROM core_identity WHERE name = ? AND subject IS NULL AND ${active}`,
      name,
    );
    if (!awaited) return undefined;
    await sql.run(
      'UPDATE core_identity SET issuer = ?, subject = ? WHERE account_id = ?',
      issuer,
      subject,
      awaited.account_id,
    );
    return awaited.account_id;
  });
}
