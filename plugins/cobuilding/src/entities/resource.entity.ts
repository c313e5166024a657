import type { BookingState, Kind, ResourceState } from '@heli/contracts/cobuilding';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Opening } from '../hours/opening.js';

/** 资源: what a unit opens to others. */
export const Resource = defineEntity({
  name: 'cobuilding.Resource',
  tableName: 'cobuilding_resource',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    unit: p.text(),
    /** Who offered it. */
    owner: p.text(),
    kind: p.text().$type<Kind>(),
    title: p.text(),
    description: p.text().nullable(),
    conditions: p.text().nullable(),
    /** How many may be booked side by side. */
    capacity: p.integer(),
    fee: p.integer(),
    hours: p.json<Opening[]>(),
    closedOn: p.json<string[]>(),
    /** The day from which its recurring hours are reckoned. */
    since: p.text(),
    validFrom: p.text().nullable(),
    validTo: p.text().nullable(),
    contactId: p.text().nullable(),
    state: p.text().$type<ResourceState>(),
    /** What borrowers said of it, added up. */
    ratingSum: p.integer(),
    ratings: p.integer(),
  },
});
export type ResourceItem = InferEntity<typeof Resource>;

/** 预约: a resource for a time. */
export const Booking = defineEntity({
  name: 'cobuilding.Booking',
  tableName: 'cobuilding_booking',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    /** The unit that borrows; none for the organisation's own. */
    unit: p.text().nullable(),
    /** Who asked. */
    owner: p.text(),
    resourceId: p.text(),
    ownerUnit: p.text(),
    starts: p.text(),
    ends: p.text(),
    quantity: p.integer(),
    people: p.integer(),
    purpose: p.text(),
    state: p.text().$type<BookingState>(),
    ratingByBorrower: p.integer().nullable(),
    ratingByOwner: p.integer().nullable(),
  },
});
export type BookingItem = InferEntity<typeof Booking>;
