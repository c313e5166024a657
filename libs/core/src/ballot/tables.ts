import { randomBytes, randomInt } from 'node:crypto';
import type { Sql } from '../database/sql.js';
import { sealedBytes } from './seal.js';

export interface BallotRow {
  readonly name: string;
  readonly organisation: string;
  readonly options: string;
  readonly least: number;
  readonly most: number;
  readonly public_key: string;
  readonly state: 'open' | 'counted' | 'void';
}

/** Statements on the three tables of ballots, on whichever connection. */
export const ballotRow = (sql: Sql, name: string): Promise<BallotRow | undefined> =>
  sql.get<BallotRow>('SELECT * FROM core_ballot WHERE name = ?', name);

export async function openNames(sql: Sql): Promise<string[]> {
  const rows = await sql.all<{ name: string }>("SELECT name FROM core_ballot WHERE state = 'open'");
  return rows.map(({ name }) => name);
}

export async function layOut(
  sql: Sql,
  row: Omit<BallotRow, 'state'>,
  roll: readonly string[],
): Promise<void> {
  await sql.run(
    `INSERT INTO core_ballot (name, organisation, options, least, most, public_key, state) VALUES (?, ?, ?, ?, ?, ?, 'open')`,
    ...[row.name, row.organisation, row.options, row.least, row.most, row.public_key],
  );
  await sql.insertMany(
    'core_ballot_roll',
    ['ballot', 'person', 'has_cast'],
    roll.map((person) => [row.name, person, 0]),
  );
  // A place for every slip is made now: one that came with its voter would lie in the file in the order of voting.
  const places = roll.map(() => randomBytes(16).toString('hex')).sort();
  await sql.insertMany(
    'core_ballot_slip',
    ['ballot', 'id', 'taken', 'sealed'],
    places.map((id) => [row.name, id, 0, randomBytes(sealedBytes)]),
  );
}

/** Whether somebody is on the roll, and has cast; undefined if not on it. */
export async function hasCast(sql: Sql, name: string, person: string): Promise<boolean | undefined> {
  const row = await sql.get<{ has_cast: number }>(
    'SELECT has_cast FROM core_ballot_roll WHERE ballot = ? AND person = ?',
    name,
    person,
  );
  return row && row.has_cast === 1;
}

/** Marks the voter on the roll; false if that was done before, or the voter is not on it. */
export async function markCast(sql: Sql, name: string, person: string): Promise<boolean> {
  const changed = await sql.run(
    'UPDATE core_ballot_roll SET has_cast = 1 WHERE ballot = ? AND person = ? AND has_cast = 0',
    name,
    person,
  );
  return changed === 1;
}

/** Puts a sealed slip into one of the free places, by lot; in place, since it is of the same size. */
export async function putIn(sql: Sql, name: string, sealed: Buffer): Promise<void> {
  const free = await sql.all<{ id: string }>(
    'SELECT id FROM core_ballot_slip WHERE ballot = ? AND taken = 0',
    name,
  );
  const place = free[randomInt(free.length)];
  await sql.run(
    'UPDATE core_ballot_slip SET taken = 1, sealed = ? WHERE ballot = ? AND id = ?',
    sealed,
    name,
    place?.id ?? '',
  );
}

export async function slipsIn(sql: Sql, name: string): Promise<Uint8Array[]> {
  const rows = await sql.all<{ sealed: Uint8Array }>(
    'SELECT sealed FROM core_ballot_slip WHERE ballot = ? AND taken = 1 ORDER BY id',
    name,
  );
  return rows.map(({ sealed }) => sealed);
}

export async function turnoutOf(sql: Sql, name: string): Promise<{ entitled: number; cast: number }> {
  const row = await sql.get<{ entitled: number; voted: number }>(
    'SELECT COUNT(*) AS entitled, COUNT(CASE WHEN has_cast = 1 THEN 1 END) AS voted FROM core_ballot_roll WHERE ballot = ?',
    name,
  );
  return { entitled: row?.entitled ?? 0, cast: row?.voted ?? 0 };
}

/** Ends a ballot: neither the slips nor the names of those who voted are kept. */
export async function clearAway(sql: Sql, name: string, state: 'counted' | 'void'): Promise<void> {
  await sql.run('DELETE FROM core_ballot_slip WHERE ballot = ?', name);
  await sql.run('DELETE FROM core_ballot_roll WHERE ballot = ?', name);
  await sql.run('UPDATE core_ballot SET state = ? WHERE name = ?', state, name);
}
