import type { RoleHolder } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import { accessChanged } from './account-rows.js';

/** What is written of roles by posts, inside somebody's transaction. */
interface PostGrantRow {
  readonly person_id: string;
  readonly role: string;
  readonly organisation: string;
  readonly unit_id: string;
  readonly from_day: string;
  readonly until_day: string | null;
  readonly held: number;
}

/** The moment, and its business day. */
export interface When {
  readonly today: string;
  readonly now: string;
}

const columns = ['person_id', 'role', 'organisation', 'unit_id', 'from_day', 'until_day', 'held'] as const;

/**
 * Replaces what is kept for a contract. Whose rights have really changed has access that changed; where nothing did,
 * nothing moves, so that doing it twice does no harm.
 */
export async function replacePostGrants(
  sql: Sql,
  contract: string,
  holders: readonly RoleHolder[],
  { today, now }: When,
): Promise<void> {
  const before = await sql.all<PostGrantRow>(
    `SELECT ${columns.join(', ')} FROM core_post_grant WHERE contract = ?`,
    contract,
  );
  const after = rowsOf(holders, today);
  if (linesOf(before).join('\n') === linesOf(after).join('\n')) return;
  await sql.run('DELETE FROM core_post_grant WHERE contract = ?', contract);
  await sql.insertMany(
    'core_post_grant',
    ['contract', ...columns],
    after.map((row) => [contract, ...columns.map((column) => row[column])]),
  );
  for (const account of await accountsThatDiffer(sql, contract, changedBetween(before, after)))
    await accessChanged(sql, account, now);
}

/** Takes out what is kept for contracts that no mechanism speaks for any more. */
export async function dropPostGrants(sql: Sql, known: readonly string[], when: When): Promise<void> {
  const kept = await sql.all<{ contract: string }>('SELECT DISTINCT contract FROM core_post_grant');
  for (const { contract } of kept)
    if (!known.includes(contract)) await replacePostGrants(sql, contract, [], when);
}

function rowsOf(holders: readonly RoleHolder[], today: string): PostGrantRow[] {
  const rows = new Map<string, PostGrantRow>();
  for (const { personId, role, organisation, unitId, from, until } of holders) {
    const name = [personId, role, organisation, unitId ?? '', from].join(' ');
    const known = rows.get(name);
    // Of two that begin alike, the longer one holds.
    const last = known && laterOf(known.until_day, until);
    const until_day = known ? (last ?? null) : until;
    const held = from <= today && (until_day === null || until_day >= today) ? 1 : 0;
    const row = { person_id: personId, role, organisation, unit_id: unitId ?? '', from_day: from };
    rows.set(name, { ...row, until_day, held });
  }
  return [...rows.values()];
}

const laterOf = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : a > b ? a : b;

const linesOf = (rows: readonly PostGrantRow[]): string[] =>
  rows.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();

type Right = Pick<PostGrantRow, 'person_id' | 'role' | 'organisation' | 'unit_id'>;

/** Rights that one of two states gives and the other does not. */
function changedBetween(before: readonly PostGrantRow[], after: readonly PostGrantRow[]): Right[] {
  const [had, has] = [before, after].map(
    (rows) => new Map(rows.filter(isHeld).map((row) => [nameOf(row), row])),
  );
  return [
    ...[...had!].filter(([name]) => !has!.has(name)),
    ...[...has!].filter(([name]) => !had!.has(name)),
  ].map(([, row]) => row);
}

const isHeld = ({ held }: PostGrantRow): boolean => held === 1;
const nameOf = ({ person_id, role, organisation, unit_id }: Right): string =>
  [person_id, role, organisation, unit_id].join(' ');

/** Accounts that such a change touches: they have not the same right by hand, nor their person by another contract. */
async function accountsThatDiffer(
  sql: Sql,
  contract: string,
  changed: readonly Right[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { person_id, role, organisation, unit_id } of changed) {
    const accounts = await sql.all<{ id: string }>(
      `SELECT a.id AS id FROM core_account a WHERE a.person_id = ?
         AND NOT EXISTS (SELECT 1 FROM core_grant g
           WHERE g.account_id = a.id AND g.role = ? AND g.organisation = ? AND g.unit_id = ?)
         AND NOT EXISTS (SELECT 1 FROM core_post_grant p
           WHERE p.person_id = a.person_id AND p.contract <> ? AND p.held = 1
             AND p.role = ? AND p.organisation = ? AND p.unit_id = ?)`,
      ...[person_id, role, organisation, unit_id, contract, role, organisation, unit_id],
    );
    for (const { id } of accounts) found.add(id);
  }
  return found;
}
