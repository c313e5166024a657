import type { publicationStates, publicationSubjects } from '@heli/contracts/council';
import type { Audience } from '@heli/sdk';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A figure that stood on the wall while an item was on, frozen (wall.md, promise 7). */
export const ShownFigure = defineEntity({
  name: 'council.ShownFigure',
  tableName: 'council_shown_figure',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    meetingId: p.text(),
    itemId: p.text(),
    metric: p.text(),
    /** The organisation whose number it is. */
    subject: p.text(),
    period: p.text(),
    key: p.text(),
    n: p.integer(),
    d: p.integer(),
    /** Fixed point, ×1000. */
    value: p.integer().nullable(),
    state: p.text(),
    asOf: p.text(),
    seq: p.integer(),
    definitionVersion: p.integer(),
    shownAt: p.text(),
  },
});
export type ShownFigureItem = InferEntity<typeof ShownFigure>;

/** 会议纪要: one for each meeting; each circulation is a version with its text frozen. */
export const Minutes = defineEntity({
  name: 'council.Minutes',
  tableName: 'council_minutes',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    meetingId: p.text(),
    version: p.integer(),
    /** What the draft adds to the record, written by the office. */
    remarks: p.text().nullable(),
    /** The circulated document as HTML; null while it is a draft. */
    html: p.text().nullable(),
    /** Who wrote them down last: the chair signs nothing of their own. */
    keptBy: p.text(),
    circulatedAt: p.text().nullable(),
    signedAt: p.text().nullable(),
    signedBy: p.text().nullable(),
    /** SHA-256 of the circulated text, and the chain's head at signing. */
    hash: p.text().nullable(),
  },
});
export type MinutesItem = InferEntity<typeof Minutes>;

/** A correction that somebody asked for while the minutes were circulated. */
export const Correction = defineEntity({
  name: 'council.Correction',
  tableName: 'council_correction',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    meetingId: p.text(),
    version: p.integer(),
    owner: p.text(),
    text: p.text(),
    answer: p.text().nullable(),
    accepted: p.boolean().nullable(),
    at: p.text(),
  },
});
export type CorrectionItem = InferEntity<typeof Correction>;

/** 公开: what may be read by whom, from when until when. */
export const Publication = defineEntity({
  name: 'council.Publication',
  tableName: 'council_publication',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    subjectType: p.text().$type<(typeof publicationSubjects)[number]>(),
    subjectId: p.text(),
    title: p.text(),
    content: p.text(),
    audience: p.text().$type<Audience>(),
    visibleFrom: p.text(),
    visibleTo: p.text().nullable(),
    state: p.text().$type<(typeof publicationStates)[number]>(),
  },
});
export type PublicationItem = InferEntity<typeof Publication>;
