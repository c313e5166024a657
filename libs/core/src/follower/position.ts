import type { Sql } from '../database/sql.js';
import type { Folding } from './folding.js';

/** How far a contract's numbers have come, whichever mechanism does it, and what stopped them. */
export interface Position {
  readonly contract: string;
  readonly folding: Folding;
  seq: number;
  fault: { readonly message: string; readonly at: string } | undefined;
  /** Whether one that stands still is to be taken along once more. */
  trying: boolean;
  rebuilding: boolean;
}

/** Where a batch takes a position, once it is committed. */
export interface Moved {
  readonly position: Position;
  readonly seq: number;
  readonly fault: Position['fault'];
}

/** What the database remembers of all positions. */
export interface Standing {
  readonly version: number;
  readonly cursors: ReadonlyMap<
    string,
    { readonly seq: number; readonly fault: string | null; readonly fault_at: string | null }
  >;
}

export async function standingIn(sql: Sql): Promise<Standing> {
  const meta = await sql.get<{ value: string }>("SELECT value FROM core_meta WHERE name = 'version'");
  const rows = await sql.all<{ name: string; seq: number; fault: string | null; fault_at: string | null }>(
    'SELECT name, seq, fault, fault_at FROM core_cursor',
  );
  return { version: Number(meta?.value ?? 0), cursors: new Map(rows.map((row) => [row.name, row])) };
}

/**
 * Keeps a position, unless another server has moved it meanwhile.
 * @throws Error if it stands elsewhere than where this server began
 */
export async function keepPosition(sql: Sql, { position, seq, fault }: Moved, from: number): Promise<void> {
  const moved = await sql.run(
    `INSERT INTO core_cursor VALUES (?, ?, 1, ?, ?) ON CONFLICT (name) DO UPDATE
     SET seq = excluded.seq, fault = excluded.fault, fault_at = excluded.fault_at WHERE core_cursor.seq = ?`,
    position.contract,
    seq,
    fault?.message ?? null,
    fault?.at ?? null,
    from,
  );
  if (moved === 0) throw new Error(`Another server follows the log for ${position.contract}.`);
}

export const keepVersion = (sql: Sql, version: number): Promise<number> =>
  sql.run(
    "INSERT INTO core_meta VALUES ('version', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    String(version),
  );
