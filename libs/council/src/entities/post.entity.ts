import type { membershipParts, MembershipState, postStates, PostTitle } from '@heli/contracts/council';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 席位: a seat of a body; with a unit, it is that member unit's, which votes through whoever sits there. */
export const Post = defineEntity({
  name: 'council.Post',
  tableName: 'council_post',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    bodyId: p.text(),
    title: p.text().$type<PostTitle>(),
    name: p.text(),
    voting: p.boolean(),
    place: p.integer(),
    unitId: p.text().nullable(),
    state: p.text().$type<(typeof postStates)[number]>(),
  },
});
export type PostItem = InferEntity<typeof Post>;

/** 任职: who sits on a post, or stands in there, from when until when. Days; no end while it lasts. */
export const Membership = defineEntity({
  name: 'council.Membership',
  tableName: 'council_membership',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    postId: p.text(),
    bodyId: p.text(),
    personId: p.text(),
    part: p.text().$type<(typeof membershipParts)[number]>(),
    start: p.text(),
    end: p.text().nullable(),
    basis: p.text().nullable(),
    state: p.text().$type<MembershipState>(),
    nominatedBy: p.text(),
    approvedBy: p.text().nullable(),
  },
});
export type MembershipItem = InferEntity<typeof Membership>;
