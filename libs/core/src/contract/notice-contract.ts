import { z } from 'zod';
import { command, defineCommands, defineQueries, languages, permission, query, urgencies } from '@heli/sdk';
import { ownPermission } from './own-permission.js';

const manageWebhooks = permission('core.webhook.manage', { administrator: 'subtree' });

export const noticeSchema = z.object({
  id: z.string(),
  organisation: z.string(),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  subject: z.object({ type: z.string(), id: z.string() }).nullable(),
  urgency: z.enum(urgencies),
  givenAt: z.string(),
  readAt: z.string().nullable(),
});

export const noticeCommands = defineCommands('core', {
  /** Notes that the caller has read notices of theirs; all of them where none is named. */
  readNotices: command({
    permission: ownPermission('core.notice.read'),
    input: z.strictObject({ notices: z.array(z.string().max(50)).max(200).optional() }),
    output: z.object({ read: z.number().int() }),
  }),
  /** Where and in which language notices reach the caller outside these pages. */
  setContact: command({
    permission: ownPermission('core.contact.set'),
    input: z.strictObject({ email: z.email().max(254).nullable(), language: z.enum(languages) }),
    output: z.object({}),
  }),
  /** Has an organisation's notices, and those of all below it, sent to an address; the secret is shown this once. */
  addWebhook: command({
    permission: manageWebhooks,
    input: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(500) }),
    output: z.object({ webhookId: z.string(), secret: z.string() }),
  }),
  removeWebhook: command({
    permission: manageWebhooks,
    input: z.strictObject({ webhookId: z.string().max(50) }),
    output: z.object({}),
  }),
});

export const noticeQueries = defineQueries('core', {
  /** The caller's own notices, the newest first, wherever they were given. */
  notices: query({
    permission: ownPermission('core.notice.see'),
    input: z.strictObject({
      unread: z.boolean().default(false),
      before: z.string().max(50).optional(),
      limit: z.number().int().min(1).max(100).default(30),
    }),
    output: z.object({ unread: z.number().int(), notices: z.array(noticeSchema) }),
    whenAbsent: { unread: 0, notices: [] },
  }),
  contact: query({
    permission: ownPermission('core.contact.see'),
    input: z.strictObject({}),
    output: z.object({ email: z.string().nullable(), language: z.enum(languages) }),
    whenAbsent: { email: null, language: 'zh-CN' },
  }),
  /** The proof that notice was given: who was told, by which way, when it arrived and when it was read. */
  noticeDeliveries: query({
    permission: permission('core.notice.prove', {
      administrator: 'subtree',
      office: 'subtree',
      secretary: 'subtree',
      chair: 'subtree',
      viceChair: 'subtree',
      supervisor: 'subtree',
    }),
    input: z.strictObject({
      subject: z.strictObject({ type: z.string().max(100), id: z.string().max(100) }).optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.array(
      z.object({
        noticeId: z.string(),
        organisation: z.string(),
        key: z.string(),
        givenAt: z.string(),
        account: z.string().nullable(),
        channel: z.enum(['page', 'email', 'webhook']),
        state: z.enum(['waiting', 'sent', 'dead']),
        attempts: z.number().int(),
        reason: z.string().nullable(),
        settledAt: z.string().nullable(),
        readAt: z.string().nullable(),
      }),
    ),
    whenAbsent: [],
  }),
  webhooks: query({
    permission: manageWebhooks,
    input: z.strictObject({}),
    output: z.array(
      z.object({ id: z.string(), organisation: z.string(), url: z.string(), madeAt: z.string() }),
    ),
    whenAbsent: [],
  }),
});
