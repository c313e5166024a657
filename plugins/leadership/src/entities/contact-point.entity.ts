import type { ContactPointState, PostTitle } from '@heli/contracts/leadership';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 联系点: where a leader goes regularly. */
export const ContactPoint = defineEntity({
  name: 'leadership.ContactPoint',
  tableName: 'leadership_contact_point',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    /** The unit it is at; the organisation itself if none. */
    unit: p.text().nullable(),
    /** Who holds the leader's post. */
    owner: p.text().nullable(),
    postId: p.text(),
    postTitle: p.text().$type<PostTitle>(),
    everyDays: p.integer(),
    state: p.text().$type<ContactPointState>(),
    setAt: p.text(),
    /** The visit that is awaited: its number, and by when. */
    round: p.integer(),
    due: p.text(),
    lastVisitAt: p.text().nullable(),
  },
});
export type ContactPointItem = InferEntity<typeof ContactPoint>;

/** One visit that is due: made between its opening and its due moment, or not. */
export const VisitRound = defineEntity({
  name: 'leadership.VisitRound',
  tableName: 'leadership_visit_round',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    contactPointId: p.text(),
    round: p.integer(),
    due: p.text(),
    visitedAt: p.text().nullable(),
  },
});
export type VisitRoundItem = InferEntity<typeof VisitRound>;
