import type {
  Adoption,
  AssemblyKind,
  AssemblyState,
  CallBasis,
  HearingState,
  OpennessState,
  RequestState,
} from '@heli/contracts/coordination';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

export type Group = 'affected' | 'representative' | 'unit' | 'expert' | 'government' | 'observer';

/** 听证会. */
export const Hearing = defineEntity({
  name: 'coordination.Hearing',
  tableName: 'coordination_hearing',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    topic: p.text(),
    basis: p.text().nullable(),
    /** Item of the council's agenda that it is held about. */
    itemId: p.text().nullable(),
    at: p.text().nullable(),
    noticedAt: p.text().nullable(),
    place: p.text().nullable(),
    seats: p.integer(),
    conclusion: p.text().nullable(),
    /** Until when it is to be concluded. */
    due: p.text().nullable(),
    state: p.text().$type<HearingState>(),
  },
});
export type HearingItem = InferEntity<typeof Hearing>;

export const Participant = defineEntity({
  name: 'coordination.Participant',
  tableName: 'coordination_participant',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    owner: p.text(),
    hearingId: p.text(),
    personId: p.text(),
    group: p.text().$type<Group>().fieldName('of_group'),
  },
});
export type ParticipantItem = InferEntity<typeof Participant>;

export const Opinion = defineEntity({
  name: 'coordination.Opinion',
  tableName: 'coordination_opinion',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    hearingId: p.text(),
    group: p.text().$type<Group>().fieldName('of_group'),
    stance: p.text().$type<'for' | 'against' | 'neutral'>(),
    text: p.text(),
    adoption: p.text().$type<Adoption>().nullable(),
    reason: p.text().nullable(),
  },
});
export type OpinionItem = InferEntity<typeof Opinion>;

/** 居民会议, 居民代表会议. */
export const Assembly = defineEntity({
  name: 'coordination.Assembly',
  tableName: 'coordination_assembly',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    kind: p.text().$type<AssemblyKind>(),
    basis: p.text().$type<CallBasis>(),
    title: p.text(),
    entitled: p.integer(),
    present: p.integer(),
    at: p.text(),
    /** The first day of the version of the rules that holds for it. */
    rulesFrom: p.text(),
    state: p.text().$type<AssemblyState>(),
  },
});
export type AssemblyItem = InferEntity<typeof Assembly>;

export const Matter = defineEntity({
  name: 'coordination.Matter',
  tableName: 'coordination_matter',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    owner: p.text(),
    assemblyId: p.text(),
    title: p.text(),
    yes: p.integer(),
    no: p.integer().fieldName('against'),
    abstained: p.integer(),
    passed: p.boolean(),
  },
});
export type MatterItem = InferEntity<typeof Matter>;

/** 公开事项. */
export const Openness = defineEntity({
  name: 'coordination.Openness',
  tableName: 'coordination_openness',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    catalogueNo: p.text(),
    title: p.text(),
    content: p.text(),
    scope: p.text().$type<'party' | 'society'>().fieldName('open_to'),
    form: p.text().$type<'lasting' | 'regular' | 'temporary'>(),
    due: p.text(),
    reviewer: p.text().nullable(),
    publishedAt: p.text().nullable(),
    comments: p.text().nullable(),
    state: p.text().$type<OpennessState>(),
  },
});
export type OpennessItem = InferEntity<typeof Openness>;

/** 依申请公开. */
export const Request = defineEntity({
  name: 'coordination.Request',
  tableName: 'coordination_request',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    /** Nobody's: whoever acts for a unit sees their own requests alone. */
    unit: p.text().nullable(),
    owner: p.text(),
    title: p.text(),
    text: p.text().nullable(),
    askedAt: p.text(),
    due: p.text(),
    extended: p.boolean(),
    answer: p.text().nullable(),
    state: p.text().$type<RequestState>(),
  },
});
export type RequestItem = InferEntity<typeof Request>;
