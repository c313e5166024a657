import type {
  CertificateKind,
  CertificateState,
  EvidenceState,
  Grade,
  ObjectionState,
  ObjectionSubject,
  RecordState,
  RoundKind,
  RoundState,
  TrainingKind,
  TrainingState,
} from '@heli/contracts/personnel';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 培训. */
export const Training = defineEntity({
  name: 'personnel.Training',
  tableName: 'personnel_training',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    title: p.text(),
    provider: p.text().nullable(),
    kind: p.text().$type<TrainingKind>(),
    minutes: p.integer(),
    day: p.text(),
    state: p.text().$type<TrainingState>(),
  },
});
export type TrainingItem = InferEntity<typeof Training>;

/** What somebody took part in to the end; it stands where they serve. */
export const TrainingRecord = defineEntity({
  name: 'personnel.TrainingRecord',
  tableName: 'personnel_training_record',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    staffId: p.text(),
    trainingId: p.text(),
    minutes: p.integer(),
    day: p.text(),
    at: p.text(),
    state: p.text().$type<RecordState>(),
  },
});
export type TrainingRecordItem = InferEntity<typeof TrainingRecord>;

/** 证书. */
export const Certificate = defineEntity({
  name: 'personnel.Certificate',
  tableName: 'personnel_certificate',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    kind: p.text().$type<CertificateKind>(),
    /** All but its last four characters hidden. */
    number: p.text().nullable(),
    issued: p.text(),
    /** Its last day. */
    expires: p.text().nullable(),
    state: p.text().$type<CertificateState>(),
  },
});
export type CertificateItem = InferEntity<typeof Certificate>;

/** 民主评议: one a year for each kind. */
export const Round = defineEntity({
  name: 'personnel.Round',
  tableName: 'personnel_round',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    kind: p.text().$type<RoundKind>(),
    year: p.integer(),
    people: p.integer(),
    /** Places on all rolls together. */
    entitled: p.integer(),
    /** Slips in all boxes together, once they are counted. */
    castCount: p.integer().nullable(),
    attestedBy: p.text().nullable(),
    /** Reference of the superior's approval. */
    approval: p.text().nullable(),
    /** Until when objections to grades may be filed. */
    until: p.text().nullable(),
    publishedAt: p.text().nullable(),
    state: p.text().$type<RoundState>(),
  },
});
export type RoundItem = InferEntity<typeof Round>;

/** One who is appraised in a round. Slips, roll and key of the ballot are the kernel's, and gone once it is counted. */
export const Grading = defineEntity({
  name: 'personnel.Grading',
  tableName: 'personnel_grading',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    /** As it was when the round was planned: whoever votes has to know about whom. */
    name: p.text(),
    roundId: p.text(),
    self: p.text().nullable(),
    /** A line for each comment, without its writer. */
    comments: p.text().nullable(),
    ballotId: p.text().nullable(),
    counts: p.json<Readonly<Record<Grade, number>>>().nullable(),
    grade: p.text().nullable(),
    reason: p.text().nullable(),
    decider: p.text().nullable(),
  },
});
export type GradingItem = InferEntity<typeof Grading>;

/** 佐证. */
export const Evidence = defineEntity({
  name: 'personnel.Evidence',
  tableName: 'personnel_evidence',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    personId: p.text(),
    gradingId: p.text(),
    caseId: p.text().nullable(),
    text: p.text(),
    state: p.text().$type<EvidenceState>(),
  },
});
export type EvidenceItem = InferEntity<typeof Evidence>;

/** 异议. */
export const Objection = defineEntity({
  name: 'personnel.Objection',
  tableName: 'personnel_objection',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    facts: p.integer(),
    owner: p.text(),
    /** Whom it is about. */
    personId: p.text(),
    subjectKind: p.text().$type<ObjectionSubject>(),
    subjectId: p.text(),
    reason: p.text(),
    filedAt: p.text(),
    due: p.text(),
    state: p.text().$type<ObjectionState>(),
  },
});
export type ObjectionItem = InferEntity<typeof Objection>;
