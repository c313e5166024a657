import type { ClaimState, Kind, NeedState, Urgency } from '@heli/contracts/cobuilding';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 需求: what a community, a unit or residents are in want of. */
export const Need = defineEntity({
  name: 'cobuilding.Need',
  tableName: 'cobuilding_need',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    /** The unit in want; none for the community itself. */
    unit: p.text().nullable(),
    /** Who wrote it down. */
    owner: p.text(),
    kind: p.text().$type<Kind>(),
    title: p.text(),
    description: p.text().nullable(),
    beneficiaries: p.integer(),
    urgency: p.text().$type<Urgency>(),
    wantedBy: p.text(),
    state: p.text().$type<NeedState>(),
    publishedAt: p.text().nullable(),
    /** By when it should have found a claim, by the rule in force when it was published. */
    claimBy: p.text().nullable(),
    /** Claims that were ever offered. */
    claims: p.integer(),
    fulfilledAt: p.text().nullable(),
    rating: p.integer().nullable(),
  },
});
export type NeedItem = InferEntity<typeof Need>;

/** 认领: a unit's offer to meet a need. */
export const Claim = defineEntity({
  name: 'cobuilding.Claim',
  tableName: 'cobuilding_claim',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text(),
    /** Who offered it. */
    owner: p.text(),
    needId: p.text(),
    resourceId: p.text().nullable(),
    offer: p.text(),
    byDate: p.text(),
    state: p.text().$type<ClaimState>(),
  },
});
export type ClaimItem = InferEntity<typeof Claim>;
