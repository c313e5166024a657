import type { Flag, HolderKind, RuleKind, RuleState } from '@heli/contracts/incentives';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** What a rule pays one holder at most. */
export interface Caps {
  readonly day?: number | undefined;
  readonly month?: number | undefined;
  readonly year?: number | undefined;
}

/** 积分规则: one version of a rule. */
export const Rule = defineEntity({
  name: 'incentives.Rule',
  tableName: 'incentives_rule',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    owner: p.text(),
    /** Id of its first version: what all versions share. */
    series: p.text(),
    code: p.text(),
    version: p.integer(),
    title: p.text(),
    kind: p.text().$type<RuleKind>(),
    trigger: p.text(),
    holder: p.text().$type<HolderKind>(),
    condition: p.text(),
    amount: p.text(),
    caps: p.json<Caps>(),
    evidenceRequired: p.boolean(),
    publicityDays: p.integer(),
    firstDay: p.text().nullable(),
    lastDay: p.text().nullable(),
    resolutionId: p.text().nullable(),
    state: p.text().$type<RuleState>(),
  },
});
export type RuleItem = InferEntity<typeof Rule>;

/** A fact that rules may pay for, kept as it came, so that rules can be tried against it. */
export const Occasion = defineEntity({
  name: 'incentives.Occasion',
  tableName: 'incentives_occasion',
  properties: {
    /** Id of the fact. */
    id: p.text().primary(),
    organisation: p.text(),
    /** The order in which facts came. */
    seq: p.integer(),
    trigger: p.text(),
    at: p.text(),
    /** Business day of `at`. */
    day: p.text(),
    /** Who told it: they don't approve what it pays. */
    teller: p.text(),
    data: p.json<Record<string, unknown>>(),
    units: p.json<string[]>(),
    persons: p.json<string[]>(),
    flags: p.json<Flag[]>(),
    evidence: p.boolean(),
  },
});
export type OccasionItem = InferEntity<typeof Occasion>;

/** What a rule pays a holder for a fact: one row, whatever happens to it. */
export const Payment = defineEntity({
  name: 'incentives.Payment',
  tableName: 'incentives_payment',
  properties: {
    /** `<series>:<fact>:<holder>`: nothing is paid twice, since there is no second row. */
    id: p.text().primary(),
    organisation: p.text(),
    series: p.text(),
    factId: p.text(),
    /** `unit:<id>` or `person:<id>`. */
    holder: p.text(),
    day: p.text(),
    /** By the rule, within its caps; signed. */
    due: p.integer(),
    /** The entry that stands for it. */
    entryId: p.text().nullable(),
    /** Settled by a decision of people, which no change of a rule touches. */
    decided: p.boolean(),
  },
});
export type PaymentItem = InferEntity<typeof Payment>;
