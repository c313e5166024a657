import { Refusal, type Notice, type Notifier } from '@heli/sdk';
import { installation } from '../access/actor.js';
import { newId } from '../clock/id.js';
import type { FacilityUse } from '../command/facilities.js';
import { plain } from '../command/plain.js';
import type { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { ChannelName } from './channel.js';
import { mostRecipients, recipientsOf, type Recipient } from './recipients.js';

export interface NotifierParts {
  readonly database: Database;
  readonly tree: OrganisationTree;
  readonly hasChannel: (channel: ChannelName) => boolean;
  readonly hasWords: (key: string) => boolean;
  /** Called when there is something to bring. */
  readonly wake: () => void;
}

/** Giving notice, in the command's own transaction: a refused command tells nobody. */
export const openNotifier =
  (parts: NotifierParts) =>
  (use: FacilityUse): Notifier => ({
    notify: async (notice) => {
      const organisation = notice.organisation ?? use.organisation;
      use.within(organisation);
      if (!parts.hasWords(notice.key)) throw new Error(`There are no words for the notice "${notice.key}".`);
      const sql = parts.database.sql.writer;
      const line = parts.tree.lineOf(organisation, use.clock.dayOf(use.now));
      const recipients = await recipientsOf(sql, notice.to, line);
      if (recipients.length > mostRecipients)
        throw new Refusal('invalid', 'core.refusal.tooManyRecipients', { most: mostRecipients });
      const noticeId = newId(use.now);
      await keepNotice(sql, noticeId, notice, use, organisation);
      await keepRecipients(sql, noticeId, recipients);
      await keepDeliveries(sql, noticeId, use.now, [
        ...(parts.hasChannel('email') ? lettersTo(recipients) : []),
        ...(parts.hasChannel('webhook') ? await hooksOf(sql, line) : []),
      ]);
      use.afterwards(async () => parts.wake());
      return { noticeId, recipients: recipients.length };
    },
  });

async function keepNotice(
  sql: Sql,
  id: string,
  { key, params = {}, subject, urgency = 'normal' }: Notice,
  use: FacilityUse,
  organisation: string,
): Promise<void> {
  const row = {
    ...{ id, contract: use.owner, organisation, key, params: JSON.stringify(plain(params)) },
    ...{ subject_type: subject?.type ?? null, subject_id: subject?.id ?? null },
    ...{ urgency, sender: use.actorId, given_at: use.now },
  };
  await sql.insertMany('core_notice', Object.keys(row), [Object.values(row)]);
}

const keepRecipients = (sql: Sql, notice: string, recipients: readonly Recipient[]): Promise<void> =>
  sql.insertMany(
    'core_notice_recipient',
    ['account_id', 'notice_id'],
    recipients.map(({ account }) => [account, notice]),
  );

type Way = readonly [channel: ChannelName, recipient: string, address: string];

const lettersTo = (recipients: readonly Recipient[]): Way[] =>
  recipients.flatMap(({ account, email }) => (email === null ? [] : [['email', account, email] as const]));

/** The webhooks of an organisation and of those above it. */
async function hooksOf(sql: Sql, line: readonly string[]): Promise<Way[]> {
  const places = [...line, installation];
  const hooks = await sql.all<{ id: string }>(
    `SELECT id FROM core_webhook WHERE organisation IN (${places.map(() => '?').join(', ')}) ORDER BY id`,
    ...places,
  );
  return hooks.map(({ id }) => ['webhook', '', id]);
}

const keepDeliveries = (sql: Sql, notice: string, now: string, ways: readonly Way[]): Promise<void> =>
  sql.insertMany(
    'core_delivery',
    ['id', 'notice_id', 'channel', 'recipient', 'address', 'state', 'attempts', 'next_at'],
    ways.map(([channel, recipient, address]) => [
      newId(now),
      notice,
      channel,
      recipient,
      address,
      'waiting',
      0,
      now,
    ]),
  );
