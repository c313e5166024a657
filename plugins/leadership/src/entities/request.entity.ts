import type { Direction, RequestState } from '@heli/contracts/leadership';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 双向约请: a unit asks the council, or the council a unit. */
export const Request = defineEntity({
  name: 'leadership.Request',
  tableName: 'leadership_request',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    unit: p.text(),
    /** Who asked. */
    owner: p.text(),
    direction: p.text().$type<Direction>(),
    title: p.text(),
    text: p.text().nullable(),
    answer: p.text().nullable(),
    state: p.text().$type<RequestState>(),
    askedAt: p.text(),
    due: p.text(),
    answeredAt: p.text().nullable(),
  },
});
export type RequestItem = InferEntity<typeof Request>;
