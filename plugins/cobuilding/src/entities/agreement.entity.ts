import type { AgreementState, CommitmentState } from '@heli/contracts/cobuilding';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 共建协议: between a unit and a community, or the sub-district. */
export const Agreement = defineEntity({
  name: 'cobuilding.Agreement',
  tableName: 'cobuilding_agreement',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    unit: p.text(),
    /** Who drafted it. */
    owner: p.text(),
    title: p.text(),
    firstDay: p.text(),
    lastDay: p.text(),
    state: p.text().$type<AgreementState>(),
    signedAt: p.text().nullable(),
  },
});
export type AgreementItem = InferEntity<typeof Agreement>;

/** 承诺: one thing promised in an agreement. */
export const Commitment = defineEntity({
  name: 'cobuilding.Commitment',
  tableName: 'cobuilding_commitment',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text(),
    owner: p.text(),
    agreementId: p.text(),
    text: p.text(),
    quantity: p.integer(),
    measure: p.text().nullable(),
    due: p.text(),
    state: p.text().$type<CommitmentState>(),
    /** Who reported it: they don't confirm it. */
    reporters: p.json<string[]>(),
  },
});
export type CommitmentItem = InferEntity<typeof Commitment>;

/** How often a unit contributed in a month, where its record lies (docs/decisions/0039). */
export const UnitMonth = defineEntity({
  name: 'cobuilding.UnitMonth',
  tableName: 'cobuilding_unit_month',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    unit: p.text(),
    owner: p.text(),
    /** `2026-11` */
    month: p.text(),
    contributions: p.integer(),
  },
});
export type UnitMonthItem = InferEntity<typeof UnitMonth>;
