import type {
  DisputeKind,
  DisputeState,
  HazardKind,
  HazardState,
  Level,
  PatrolState,
  ThreadState,
} from '@heli/contracts/coordination';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 矛盾纠纷. */
export const Dispute = defineEntity({
  name: 'coordination.Dispute',
  tableName: 'coordination_dispute',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    /** Nobody's: whoever acts for a unit sees no dispute. */
    unit: p.text().nullable(),
    owner: p.text(),
    kind: p.text().$type<DisputeKind>(),
    level: p.text().$type<Level>(),
    risk: p.text().$type<'blue' | 'yellow' | 'orange' | 'red'>(),
    title: p.text(),
    parties: p.text().nullable(),
    caseId: p.text().nullable(),
    sessions: p.integer(),
    agreement: p.text().nullable(),
    /** Until when what was agreed is to be done. */
    due: p.text().nullable(),
    registeredAt: p.text(),
    state: p.text().$type<DisputeState>(),
  },
});
export type DisputeItem = InferEntity<typeof Dispute>;

/** 安全隐患. */
export const Hazard = defineEntity({
  name: 'coordination.Hazard',
  tableName: 'coordination_hazard',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    /** Who has to put it right. */
    unit: p.text().nullable(),
    owner: p.text(),
    kind: p.text().$type<HazardKind>(),
    grade: p.text().$type<'general' | 'major'>(),
    title: p.text(),
    place: p.text().nullable(),
    due: p.text(),
    rectifier: p.text().nullable(),
    state: p.text().$type<HazardState>(),
  },
});
export type HazardItem = InferEntity<typeof Hazard>;

/** 巡查: a summary of the way; the track itself is not kept. */
export const Patrol = defineEntity({
  name: 'coordination.Patrol',
  tableName: 'coordination_patrol',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    started: p.text(),
    ended: p.text().nullable(),
    distance: p.integer(),
    cases: p.json<string[]>(),
    state: p.text().$type<PatrolState>(),
  },
});
export type PatrolItem = InferEntity<typeof Patrol>;

/** 走访: a door, never a person. */
export const Visit = defineEntity({
  name: 'coordination.Visit',
  tableName: 'coordination_visit',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    kind: p.text().$type<'routine' | 'care' | 'afterwards'>(),
    household: p.text(),
    at: p.text(),
  },
});
export type VisitItem = InferEntity<typeof Visit>;

/** What the coverage of visits in an organisation is of, and the month that is watched. */
export const Ground = defineEntity({
  name: 'coordination.Ground',
  tableName: 'coordination_ground',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    households: p.integer(),
    month: p.text(),
  },
});
export type GroundItem = InferEntity<typeof Ground>;

/** 诉求串并. */
export const Thread = defineEntity({
  name: 'coordination.Thread',
  tableName: 'coordination_thread',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    title: p.text(),
    cases: p.json<string[]>(),
    mergedInto: p.text().nullable(),
    state: p.text().$type<ThreadState>(),
  },
});
export type ThreadItem = InferEntity<typeof Thread>;
