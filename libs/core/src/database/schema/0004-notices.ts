import type { CoreMigration } from '../schema.js';

/** Notices, whom they were given to, and what became of each way of bringing one to somebody. */
export const notices: CoreMigration = {
  name: '0004-notices',
  statements: [
    `CREATE TABLE core_contact (account_id TEXT PRIMARY KEY, email TEXT, language TEXT NOT NULL)`,
    `CREATE TABLE core_webhook (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, url TEXT NOT NULL, secret TEXT NOT NULL,
       made_by TEXT NOT NULL, made_at TEXT NOT NULL)`,
    `CREATE INDEX core_webhook_organisation ON core_webhook (organisation)`,
    `CREATE TABLE core_notice (
       id TEXT PRIMARY KEY, contract TEXT NOT NULL, organisation TEXT NOT NULL, key TEXT NOT NULL, params TEXT NOT NULL,
       subject_type TEXT, subject_id TEXT, urgency TEXT NOT NULL, sender TEXT NOT NULL, given_at TEXT NOT NULL)`,
    `CREATE INDEX core_notice_organisation ON core_notice (organisation, id)`,
    `CREATE INDEX core_notice_subject ON core_notice (subject_type, subject_id)`,
    `CREATE TABLE core_notice_recipient (
       account_id TEXT NOT NULL, notice_id TEXT NOT NULL, read_at TEXT, PRIMARY KEY (account_id, notice_id)) WITHOUT ROWID`,
    `CREATE INDEX core_notice_recipient_notice ON core_notice_recipient (notice_id)`,
    `CREATE TABLE core_delivery (
       id TEXT PRIMARY KEY, notice_id TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL, address TEXT NOT NULL,
       state TEXT NOT NULL, attempts INTEGER NOT NULL, next_at TEXT NOT NULL, reason TEXT, settled_at TEXT)`,
    `CREATE INDEX core_delivery_waiting ON core_delivery (next_at) WHERE state = 'waiting'`,
    `CREATE INDEX core_delivery_notice ON core_delivery (notice_id)`,
  ],
};
