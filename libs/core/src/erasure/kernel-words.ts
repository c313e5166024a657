import type { Sql } from '../database/sql.js';
import { contains, erased, pattern, placesFor, type Erased } from './request.js';

/** Takes the details of facts that name the person; the chain stays, since it covers their keyed hash only. */
export async function eraseDetails(sql: Sql, { personId, accountIds, mentioned }: Erased): Promise<number> {
  const ids = [personId, ...accountIds];
  const declared = await sql.run(
    `DELETE FROM core_event_detail WHERE seq IN
       (SELECT seq FROM core_event_person WHERE person IN (${placesFor(ids)}))`,
    ...ids,
  );
  if (mentioned === undefined) return declared;
  const rest = await sql.run(`DELETE FROM core_event_detail WHERE ${contains('detail')}`, pattern(mentioned));
  return declared + rest;
}

/** The name goes and the number stays: other records refer to it. */
export async function erasePersonRow(sql: Sql, { personId }: Erased): Promise<void> {
  await sql.run("UPDATE core_person SET name = ?, state = 'erased' WHERE id = ?", erased, personId);
}

/** Nobody signs in any more, and what was sent to or kept for the accounts is gone. */
export async function eraseAccounts(sql: Sql, { accountIds }: Erased): Promise<void> {
  for (const id of accountIds) {
    await sql.run(
      "UPDATE core_account SET name = ?, password = NULL, state = 'erased', access = access + 1 WHERE id = ?",
      `${erased}${id}`,
      id,
    );
    for (const [table, column] of ofAnAccount) await sql.run(`DELETE FROM ${table} WHERE ${column} = ?`, id);
  }
}

const ofAnAccount = [
  ['core_grant', 'account_id'],
  ['core_token', 'account_id'],
  ['core_claim', 'subject_id'],
  ['core_idempotency', 'actor_id'],
  ['core_contact', 'account_id'],
  ['core_view', 'account_id'],
  ['core_identity', 'account_id'],
  ['core_notice_recipient', 'account_id'],
  ['core_delivery', 'recipient'],
] as const;

/** Where else the kernel keeps words that people wrote. */
const kernelWords = [
  ['core_settings', 'reason', `'${erased}'`],
  ['core_settings', 'legal_basis', 'NULL'],
  ['core_activation', 'reason', 'NULL'],
  ['core_notice', 'params', `'{}'`],
  ['core_delivery', 'reason', 'NULL'],
] as const;

/** Takes the name out of the kernel's other tables. */
export async function eraseMentions(sql: Sql, { mentioned }: Erased): Promise<void> {
  if (mentioned === undefined) return;
  const like = pattern(mentioned);
  for (const [table, column, empty] of kernelWords)
    await sql.run(`UPDATE ${table} SET ${column} = ${empty} WHERE ${contains(column)}`, like);
  await sql.run(`DELETE FROM core_idempotency WHERE ${contains('output')}`, like);
}

/** Ties an account to a person, or to nobody; false if there is none. */
export const tieAccount = async (sql: Sql, personId: string | null, id: string): Promise<boolean> =>
  (await sql.run('UPDATE core_account SET person_id = ? WHERE id = ?', personId, id)) === 1;

export async function accountsOf(sql: Sql, personId: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>('SELECT id FROM core_account WHERE person_id = ?', personId);
  return rows.map(({ id }) => id);
}
