import { answer, handle, Refusal } from '@heli/sdk';
import { installation } from '../access/actor.js';
import type { Database } from '../database/database.js';
import { noticesOf, proofOf, readBy, unreadOf } from '../notice/notice-rows.js';
import { newWebhookSecret } from '../notice/webhook-signature.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { noticeCommands as commands, noticeQueries as queries } from './notice-contract.js';

/** Reading one's notices, saying where they should go, and the webhooks of an organisation. */
export const noticeHandlers = ({ sql: { writer } }: Database) => ({
  readNotices: handle(commands.readNotices, async (ctx, { notices }) => ({
    read: await readBy(writer, ctx.actorId, notices, ctx.now),
  })),

  setContact: handle(commands.setContact, async (ctx, { email, language }) => {
    if (!(await writer.get('SELECT 1 FROM core_account WHERE id = ?', ctx.actorId)))
      throw new Refusal('not-found', 'core.refusal.noSuchRecord');
    await writer.run(
      `INSERT INTO core_contact (account_id, email, language) VALUES (?, ?, ?)
       ON CONFLICT (account_id) DO UPDATE SET email = excluded.email, language = excluded.language`,
      ...[ctx.actorId, email, language],
    );
    return {};
  }),

  addWebhook: handle(commands.addWebhook, async (ctx, { url }) => {
    const webhookId = ctx.id();
    const secret = newWebhookSecret();
    await writer.run(
      'INSERT INTO core_webhook (id, organisation, url, secret, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[webhookId, ctx.organisation, url, secret, ctx.actorId, ctx.now],
    );
    return { webhookId, secret };
  }),

  removeWebhook: handle(commands.removeWebhook, async (ctx, { webhookId }) => {
    const removed = await writer.run(
      'DELETE FROM core_webhook WHERE id = ? AND organisation = ?',
      webhookId,
      ctx.organisation,
    );
    if (removed === 0) throw new Refusal('not-found', 'core.refusal.noSuchRecord', {}, 'webhookId');
    return {};
  }),
});

export const noticeAnswers = ({ sql: { reader } }: Database, tree: OrganisationTree) => ({
  notices: answer(queries.notices, async (ctx, wish) => ({
    unread: await unreadOf(reader, ctx.actorId),
    notices: await noticesOf(reader, ctx.actorId, wish),
  })),

  contact: answer(queries.contact, async (ctx) => {
    const row = await reader.get<{ email: string | null; language: 'zh-CN' | 'en' }>(
      'SELECT email, language FROM core_contact WHERE account_id = ?',
      ctx.actorId,
    );
    return row ?? queries.contact.whenAbsent;
  }),

  noticeDeliveries: answer(queries.noticeDeliveries, async (ctx, wish) => {
    const everywhere = ctx.organisation === installation;
    const reach = tree.reachOf(ctx.organisation, ctx.clock.dayOf(ctx.now));
    return proofOf(reader, everywhere ? undefined : reach, wish);
  }),

  webhooks: answer(queries.webhooks, async (ctx) =>
    reader.all<{ id: string; organisation: string; url: string; madeAt: string }>(
      'SELECT id, organisation, url, made_at AS "madeAt" FROM core_webhook WHERE organisation = ? ORDER BY id',
      ctx.organisation,
    ),
  ),
});
