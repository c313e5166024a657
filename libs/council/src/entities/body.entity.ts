import type { bodyKinds, bodyStates, termStates } from '@heli/contracts/council';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 议事机构: the council of a street, or the branch of a community. Times are ISO 8601 in UTC with milliseconds. */
export const Body = defineEntity({
  name: 'council.Body',
  tableName: 'council_body',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    kind: p.text().$type<(typeof bodyKinds)[number]>(),
    name: p.text(),
    charter: p.text().nullable(),
    state: p.text().$type<(typeof bodyStates)[number]>(),
    foundedAt: p.text(),
  },
});
export type BodyItem = InferEntity<typeof Body>;

/** 届次: days, both included. */
export const Term = defineEntity({
  name: 'council.Term',
  tableName: 'council_term',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    bodyId: p.text(),
    number: p.integer(),
    start: p.text(),
    end: p.text(),
    state: p.text().$type<(typeof termStates)[number]>(),
  },
});
export type TermItem = InferEntity<typeof Term>;
