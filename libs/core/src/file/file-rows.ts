import type { KeptFile } from '@heli/sdk';
import type { Sql } from '../database/sql.js';

export interface FileRow {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly organisation: string;
  readonly uploader: string;
  readonly uploaded_at: string;
  readonly shown_by: string | null;
  readonly shown_with: string | null;
  readonly attached_at: string | null;
}

type Subject = Readonly<Record<'type' | 'id', string>>;

export const keptFile = ({ id, name, type, size, hash }: FileRow): KeptFile => ({
  id,
  name,
  type,
  size,
  hash,
});

export const fileRow = (sql: Sql, id: string): Promise<FileRow | undefined> =>
  sql.get<FileRow>('SELECT * FROM core_file WHERE id = ?', id);

export const filesOf = (sql: Sql, contract: string, subject: Subject): Promise<FileRow[]> =>
  sql.all<FileRow>(
    'SELECT * FROM core_file WHERE contract = ? AND subject_type = ? AND subject_id = ? ORDER BY attached_at, id',
    contract,
    subject.type,
    subject.id,
  );

/** Bytes that count against an organisation's share; what lies there once but was sent twice counts twice. */
export async function bytesAt(sql: Sql, organisation: string): Promise<number> {
  const row = await sql.get<{ bytes: number | null }>(
    'SELECT CAST(SUM(size) AS BIGINT) AS bytes FROM core_file WHERE organisation = ?',
    organisation,
  );
  return row?.bytes ?? 0;
}

export const hashesIn = async (sql: Sql): Promise<string[]> =>
  (await sql.all<{ hash: string }>('SELECT DISTINCT hash FROM core_file ORDER BY hash')).map(
    ({ hash }) => hash,
  );

export async function isReferenced(sql: Sql, hash: string): Promise<boolean> {
  return (await sql.get('SELECT 1 FROM core_file WHERE hash = ? LIMIT 1', hash)) !== undefined;
}

/** Puts a file that waits where it belongs; nothing if it is not there, another's, or taken. */
export const takeFile = (
  sql: Sql,
  id: string,
  by: {
    readonly uploader: string;
    readonly at: string;
    readonly contract: string;
    readonly organisation: string;
  },
  home: { readonly subject: Subject; readonly shownBy: string; readonly with: unknown },
): Promise<FileRow | undefined> =>
  sql.get<FileRow>(
    `UPDATE core_file SET contract = ?, organisation = ?, subject_type = ?, subject_id = ?, shown_by = ?, shown_with = ?,
       attached_at = ? WHERE id = ? AND uploader = ? AND attached_at IS NULL RETURNING *`,
    by.contract,
    by.organisation,
    home.subject.type,
    home.subject.id,
    home.shownBy,
    JSON.stringify(home.with),
    by.at,
    id,
    by.uploader,
  );
