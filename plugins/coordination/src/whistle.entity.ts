import type { whistleKinds, whistleStates } from '@heli/contracts/coordination';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 吹哨: a community calls units to a place; they report there in time. */
export const Whistle = defineEntity({
  name: 'coordination.Whistle',
  tableName: 'coordination_whistle',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    owner: p.text(),
    caseId: p.text().nullable(),
    kind: p.text().$type<(typeof whistleKinds)[number]>(),
    category: p.text().nullable(),
    title: p.text(),
    place: p.text().nullable(),
    state: p.text().$type<(typeof whistleStates)[number]>(),
    blownAt: p.text(),
    arriveBy: p.text(),
    concludedAt: p.text().nullable(),
    rating: p.integer().nullable(),
    facts: p.integer(),
  },
});
export type WhistleItem = InferEntity<typeof Whistle>;

/** One called unit; a row of its own, so that the core's filter by unit lets a unit see its own call only. */
export const WhistleCall = defineEntity({
  name: 'coordination.WhistleCall',
  tableName: 'coordination_whistle_call',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    whistleId: p.text(),
    unit: p.text(),
    arriveBy: p.text(),
    arrivedAt: p.text().nullable(),
    arrivedBy: p.text().nullable(),
  },
});
export type WhistleCallItem = InferEntity<typeof WhistleCall>;
