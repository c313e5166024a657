import type { Flag, HoursState, ShiftState, VolunteerKind, VolunteerState } from '@heli/contracts/incentives';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 志愿者: a person of the register who serves. */
export const Volunteer = defineEntity({
  name: 'incentives.Volunteer',
  tableName: 'incentives_volunteer',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text(),
    personId: p.text(),
    kind: p.text().$type<VolunteerKind>(),
    state: p.text().$type<VolunteerState>(),
    /** All that were counted. */
    minutes: p.integer(),
    stars: p.integer(),
    /** Active until then, if that lies ahead and nobody said otherwise. */
    activeUntil: p.text().nullable(),
  },
});
export type VolunteerItem = InferEntity<typeof Volunteer>;

/** 班次. */
export const Shift = defineEntity({
  name: 'incentives.Shift',
  tableName: 'incentives_shift',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text(),
    title: p.text(),
    place: p.text().nullable(),
    starts: p.text(),
    ends: p.text(),
    capacity: p.integer(),
    signedUp: p.integer(),
    state: p.text().$type<ShiftState>(),
  },
});
export type ShiftItem = InferEntity<typeof Shift>;

/** 服务时长: a volunteer's place in a shift, and what came of it; it stands where the volunteer is registered. */
export const Hours = defineEntity({
  name: 'incentives.Hours',
  tableName: 'incentives_hours',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text(),
    personId: p.text(),
    volunteerId: p.text(),
    shiftId: p.text(),
    signedIn: p.text().nullable(),
    signedOut: p.text().nullable(),
    minutes: p.integer(),
    flags: p.json<Flag[]>(),
    state: p.text().$type<HoursState>(),
  },
});
export type HoursItem = InferEntity<typeof Hours>;

/** What an organisation's rates are of: its residents, and the month that is watched. */
export const Ground = defineEntity({
  name: 'incentives.Ground',
  tableName: 'incentives_ground',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    residents: p.integer(),
    /** The month whose end is waited for: `2026-11`. */
    month: p.text().nullable(),
  },
});
export type GroundItem = InferEntity<typeof Ground>;
