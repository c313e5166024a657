import type {
  AssessmentKind,
  AssessmentState,
  Grade,
  HonourState,
  RedemptionState,
  RewardState,
} from '@heli/contracts/incentives';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 奖项: goods or a service for points. */
export const Reward = defineEntity({
  name: 'incentives.Reward',
  tableName: 'incentives_reward',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    title: p.text(),
    description: p.text().nullable(),
    price: p.integer(),
    stock: p.integer(),
    state: p.text().$type<RewardState>(),
  },
});
export type RewardItem = InferEntity<typeof Reward>;

/** 兑换. */
export const Redemption = defineEntity({
  name: 'incentives.Redemption',
  tableName: 'incentives_redemption',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text(),
    personId: p.text().nullable(),
    rewardId: p.text(),
    price: p.integer(),
    at: p.text(),
    state: p.text().$type<RedemptionState>(),
  },
});
export type RedemptionItem = InferEntity<typeof Redemption>;

/** 荣誉. */
export const Honour = defineEntity({
  name: 'incentives.Honour',
  tableName: 'incentives_honour',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text(),
    personId: p.text().nullable(),
    title: p.text(),
    basis: p.text(),
    year: p.integer(),
    until: p.text().nullable(),
    state: p.text().$type<HonourState>(),
  },
});
export type HonourItem = InferEntity<typeof Honour>;

/** 成员单位考核 of a year, 网格考核 of a month. */
export const Assessment = defineEntity({
  name: 'incentives.Assessment',
  tableName: 'incentives_assessment',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text(),
    kind: p.text().$type<AssessmentKind>(),
    term: p.text(),
    report: p.text().nullable(),
    marks: p.json<number[]>(),
    bonus: p.integer(),
    deduction: p.integer(),
    /** Hundredths of a mark. */
    score: p.integer().nullable(),
    grade: p.text().$type<Grade>().nullable(),
    scorer: p.text().nullable(),
    until: p.text().nullable(),
    state: p.text().$type<AssessmentState>(),
  },
});
export type AssessmentItem = InferEntity<typeof Assessment>;
