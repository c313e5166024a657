import type { Language, Urgency } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import type { ChannelName, Outcome, Outgoing } from './channel.js';

export interface Claimed {
  readonly id: string;
  readonly notice_id: string;
  readonly channel: ChannelName;
  readonly recipient: string;
  readonly address: string;
  readonly attempts: number;
}

/**
 * Takes what is due, so that no other server does: it is due again at `until`, should this server end before it
 * knows what came of it.
 */
export async function claimDue(sql: Sql, now: string, until: string, most: number): Promise<Claimed[]> {
  const due = await sql.all<{ id: string }>(
    `SELECT id FROM core_delivery WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, id LIMIT ?`,
    now,
    most,
  );
  const claimed: Claimed[] = [];
  for (const { id } of due) {
    const row = await sql.get<Claimed>(
      `UPDATE core_delivery SET next_at = ?, attempts = attempts + 1
       WHERE id = ? AND state = 'waiting' AND next_at <= ? RETURNING id, notice_id, channel, recipient, address, attempts`,
      until,
      id,
      now,
    );
    if (row) claimed.push(row);
  }
  return claimed;
}

interface NoticeRow {
  readonly organisation: string;
  readonly key: string;
  readonly params: string;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly urgency: Urgency;
  readonly given_at: string;
  readonly language: Language | null;
}

/** What is to be brought; nothing if the notice is gone. */
export async function outgoingOf(sql: Sql, claimed: Claimed): Promise<Outgoing | undefined> {
  const row = await sql.get<NoticeRow>(
    `SELECT n.organisation, n.key, n.params, n.subject_type, n.subject_id, n.urgency, n.given_at, c.language
     FROM core_notice n LEFT JOIN core_contact c ON c.account_id = ? WHERE n.id = ?`,
    claimed.recipient,
    claimed.notice_id,
  );
  if (!row) return undefined;
  const { subject_type: type, subject_id: id } = row;
  return {
    id: claimed.id,
    noticeId: claimed.notice_id,
    address: claimed.address,
    language: row.language ?? 'zh-CN',
    organisation: row.organisation,
    key: row.key,
    params: JSON.parse(row.params) as Outgoing['params'],
    subject: type !== null && id !== null ? { type, id } : undefined,
    urgency: row.urgency,
    givenAt: row.given_at,
  };
}

/** Notes what came of an attempt; `again` is when the next one is due, if there is to be one. */
export async function settleDelivery(
  sql: Sql,
  id: string,
  outcome: Outcome,
  now: string,
  again: string | undefined,
): Promise<void> {
  const state = outcome.sent ? 'sent' : again === undefined ? 'dead' : 'waiting';
  await sql.run(
    'UPDATE core_delivery SET state = ?, reason = ?, next_at = ?, settled_at = ? WHERE id = ?',
    state,
    outcome.sent ? null : outcome.reason,
    again ?? now,
    state === 'waiting' ? null : now,
    id,
  );
}

/** When the next attempt is due, if any is. */
export async function nextDue(sql: Sql): Promise<string | undefined> {
  const row = await sql.get<{ at: string | null }>(
    "SELECT MIN(next_at) AS at FROM core_delivery WHERE state = 'waiting'",
  );
  return row?.at ?? undefined;
}
