import type {
  ActivityKind,
  ActivityState,
  RegistrationKind,
  RegistrationState,
  StationKind,
  StationState,
} from '@heli/contracts/cobuilding';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Opening } from '../hours/opening.js';

/** 双报到: a unit, or an in-service member of one, registered with a community. */
export const Registration = defineEntity({
  name: 'cobuilding.Registration',
  tableName: 'cobuilding_registration',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    unit: p.text(),
    /** Who entered it. */
    owner: p.text(),
    kind: p.text().$type<RegistrationKind>(),
    personId: p.text().nullable(),
    /** In-service members of the unit. */
    members: p.integer(),
    skills: p.text().nullable(),
    wishes: p.text().nullable(),
    state: p.text().$type<RegistrationState>(),
    submittedAt: p.text().nullable(),
  },
});
export type RegistrationItem = InferEntity<typeof Registration>;

/** 服务站. */
export const Station = defineEntity({
  name: 'cobuilding.Station',
  tableName: 'cobuilding_station',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    unit: p.text().nullable(),
    owner: p.text(),
    kind: p.text().$type<StationKind>(),
    title: p.text(),
    facilities: p.text().nullable(),
    hours: p.json<Opening[]>(),
    closedOn: p.json<string[]>(),
    /** The day from which its recurring hours are reckoned. */
    since: p.text(),
    state: p.text().$type<StationState>(),
    /** All that were counted. */
    visits: p.integer(),
  },
});
export type StationItem = InferEntity<typeof Station>;

/** Visits of one day. */
export const StationDay = defineEntity({
  name: 'cobuilding.StationDay',
  tableName: 'cobuilding_station_day',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    unit: p.text().nullable(),
    owner: p.text(),
    stationId: p.text(),
    day: p.text(),
    visits: p.integer(),
  },
});

/** 共建活动. */
export const Activity = defineEntity({
  name: 'cobuilding.Activity',
  tableName: 'cobuilding_activity',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    /** The first of its units. */
    unit: p.text(),
    owner: p.text(),
    kind: p.text().$type<ActivityKind>(),
    title: p.text(),
    place: p.text().nullable(),
    units: p.json<string[]>(),
    startsAt: p.text(),
    state: p.text().$type<ActivityState>(),
    participants: p.integer().nullable(),
  },
});
export type ActivityItem = InferEntity<typeof Activity>;
