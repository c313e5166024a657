import type { z } from 'zod';
import type { noticeQueries, noticeSchema } from '../contract/notice-contract.js';
import type { Param, Sql } from '../database/sql.js';

interface OwnRow {
  readonly id: string;
  readonly organisation: string;
  readonly key: string;
  readonly params: string;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly urgency: 'normal' | 'urgent';
  readonly given_at: string;
  readonly read_at: string | null;
}

export async function unreadOf(sql: Sql, account: string): Promise<number> {
  const row = await sql.get<{ unread: number }>(
    'SELECT COUNT(*) AS unread FROM core_notice_recipient WHERE account_id = ? AND read_at IS NULL',
    account,
  );
  return row?.unread ?? 0;
}

export async function noticesOf(
  sql: Sql,
  account: string,
  { unread, before, limit }: { unread: boolean; before?: string | undefined; limit: number },
): Promise<z.input<typeof noticeSchema>[]> {
  const rows = await sql.all<OwnRow>(
    `SELECT n.*, r.read_at FROM core_notice_recipient r JOIN core_notice n ON n.id = r.notice_id
     WHERE r.account_id = ?${unread ? ' AND r.read_at IS NULL' : ''}${before === undefined ? '' : ' AND n.id < ?'}
     ORDER BY n.id DESC LIMIT ?`,
    ...[account, ...(before === undefined ? [] : [before]), limit],
  );
  return rows.map((row) => ({
    id: row.id,
    organisation: row.organisation,
    key: row.key,
    params: JSON.parse(row.params) as Record<string, string>,
    subject:
      row.subject_type !== null && row.subject_id !== null
        ? { type: row.subject_type, id: row.subject_id }
        : null,
    urgency: row.urgency,
    givenAt: row.given_at,
    readAt: row.read_at,
  }));
}

/** Notes that notices were read, all of an account's where none is named; answers how many were new. */
export async function readBy(
  sql: Sql,
  account: string,
  notices: readonly string[] | undefined,
  now: string,
): Promise<number> {
  if (notices?.length === 0) return 0;
  const named = notices === undefined ? '' : ` AND notice_id IN (${notices.map(() => '?').join(', ')})`;
  return sql.run(
    `UPDATE core_notice_recipient SET read_at = ? WHERE account_id = ? AND read_at IS NULL${named}`,
    now,
    account,
    ...(notices ?? []),
  );
}

type Proof = z.input<(typeof noticeQueries.noticeDeliveries)['output']>[number];

/** Every way by which notices of some organisations went, the pages included, the newest notice first. */
export async function proofOf(
  sql: Sql,
  organisations: readonly string[] | undefined,
  { subject, limit }: { subject?: { type: string; id: string } | undefined; limit: number },
): Promise<Proof[]> {
  const conditions: { where: string; params: readonly Param[] }[] = [
    ...(organisations
      ? [{ where: `n.organisation IN (${organisations.map(() => '?').join(', ')})`, params: organisations }]
      : []),
    ...(subject
      ? [{ where: 'n.subject_type = ? AND n.subject_id = ?', params: [subject.type, subject.id] }]
      : []),
  ];
  const where = conditions.map((each) => each.where).join(' AND ') || '1 = 1';
  const params = conditions.flatMap((each) => each.params);
  const notice = 'n.id AS "noticeId", n.organisation, n.key, n.given_at AS "givenAt"';
  return sql.all<Proof>(
    `SELECT ${notice}, r.account_id AS account, 'page' AS channel, 'sent' AS state, 1 AS attempts, NULL AS reason,
       n.given_at AS "settledAt", r.read_at AS "readAt"
     FROM core_notice n JOIN core_notice_recipient r ON r.notice_id = n.id WHERE ${where}
     UNION ALL
     SELECT ${notice}, NULLIF(d.recipient, '') AS account, d.channel, d.state, d.attempts, d.reason,
       d.settled_at AS "settledAt", NULL AS "readAt"
     FROM core_notice n JOIN core_delivery d ON d.notice_id = n.id WHERE ${where}
     ORDER BY 1 DESC, 5, 6 LIMIT ?`,
    ...params,
    ...params,
    limit,
  );
}
