import { createWriteStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal, type AnyMechanism } from '@heli/sdk';
import type { Database } from '../database/database.js';

const pageSize = 1_000;

const tablesOf = ({ entities }: AnyMechanism): string[] => entities.map(({ meta }) => meta.tableName);

/**
 * Writes the rows of a mechanism's tables into a new file, a line of JSON for each: `{ table, row }`.
 * @throws Refusal where no file is named, or it is there already
 */
export async function exportTables(
  { sql: { reader } }: Database,
  mechanism: AnyMechanism,
  name: string | undefined,
): Promise<void> {
  if (name === undefined) throw new Refusal('invalid', 'core.refusal.exportNeedsFile', {}, 'file');
  const file = resolve(name);
  if (existsSync(file)) throw new Refusal('conflict', 'core.refusal.fileExists', { file }, 'file');
  async function* lines(): AsyncGenerator<string> {
    for (const table of tablesOf(mechanism))
      for (let offset = 0; ; offset += pageSize) {
        const rows = await reader.all<object>(
          `SELECT * FROM ${table} ORDER BY 1 LIMIT ? OFFSET ?`,
          pageSize,
          offset,
        );
        for (const row of rows) yield `${JSON.stringify({ table, row })}\n`;
        if (rows.length < pageSize) break;
      }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
}

/** Drops a mechanism's tables, with the mark of how far they were migrated: installed again, it begins anew. */
export async function dropTables(database: Database, mechanism: AnyMechanism): Promise<void> {
  await database.transaction(async (sql) => {
    for (const table of tablesOf(mechanism)) await sql.run(`DROP TABLE IF EXISTS ${table}`);
    await sql.run('DELETE FROM core_schema WHERE owner = ?', mechanism.id);
  });
}
