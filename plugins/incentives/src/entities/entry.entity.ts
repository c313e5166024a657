import type {
  AppealState,
  AppealSubject,
  Cause,
  EntryState,
  Flag,
  NoticeState,
} from '@heli/contracts/incentives';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 积分流水: points on their way to the ledger. */
export const Entry = defineEntity({
  name: 'incentives.Entry',
  tableName: 'incentives_entry',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text(),
    personId: p.text().nullable(),
    paymentId: p.text(),
    ruleId: p.text(),
    series: p.text(),
    code: p.text(),
    version: p.integer(),
    trigger: p.text(),
    factId: p.text(),
    teller: p.text(),
    amount: p.integer(),
    /** When what it is for happened. */
    at: p.text(),
    flags: p.json<Flag[]>(),
    evidenceNeeded: p.boolean(),
    publicityDays: p.integer(),
    state: p.text().$type<EntryState>(),
    approver: p.text().nullable(),
    approvedAt: p.text().nullable(),
    /** When it has to be under notice, by the settings when it was approved. */
    publiciseBy: p.text().nullable(),
    noticeId: p.text().nullable(),
    settledAt: p.text().nullable(),
  },
});
export type EntryItem = InferEntity<typeof Entry>;

/** 公示. */
export const Notice = defineEntity({
  name: 'incentives.Notice',
  tableName: 'incentives_notice',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    opened: p.text(),
    until: p.text(),
    entries: p.integer(),
    points: p.integer(),
    state: p.text().$type<NoticeState>(),
  },
});
export type NoticeItem = InferEntity<typeof Notice>;

/** An account of a holder, a rule or a reward, where its points were earned; its balance is the sum of its postings. */
export const Account = defineEntity({
  name: 'incentives.Account',
  tableName: 'incentives_account',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    unit: p.text().nullable(),
    owner: p.text(),
    personId: p.text().nullable(),
    /** `unit:<id>`, `person:<id>`, `rule:<series>`, `reward:<id>`. */
    holder: p.text(),
    balance: p.integer(),
  },
});
export type AccountItem = InferEntity<typeof Account>;

/** 记账分录: rows are added and never changed; the two of a movement sum to zero. */
export const Posting = defineEntity({
  name: 'incentives.Posting',
  tableName: 'incentives_posting',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    unit: p.text().nullable(),
    owner: p.text(),
    personId: p.text().nullable(),
    movementId: p.text(),
    holder: p.text(),
    against: p.text(),
    amount: p.integer(),
    cause: p.text().$type<Cause>(),
    /** The entry or the redemption. */
    sourceId: p.text(),
    at: p.text(),
  },
});

/** 申诉. */
export const Appeal = defineEntity({
  name: 'incentives.Appeal',
  tableName: 'incentives_appeal',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    /** Who filed it. */
    owner: p.text(),
    subjectKind: p.text().$type<AppealSubject>(),
    subjectId: p.text(),
    reason: p.text(),
    filedAt: p.text(),
    due: p.text(),
    state: p.text().$type<AppealState>(),
  },
});
export type AppealItem = InferEntity<typeof Appeal>;
