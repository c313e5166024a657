import type {
  AppraisalState,
  AudienceKind,
  Choice,
  PostTitle,
  ReportState,
  Scale,
} from '@heli/contracts/leadership';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 述职. */
export const Report = defineEntity({
  name: 'leadership.Report',
  tableName: 'leadership_report',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    unit: p.text().nullable(),
    /** The account that wrote it: the core's filter by owner looks at this name. */
    owner: p.text(),
    personId: p.text(),
    postId: p.text(),
    postTitle: p.text().$type<PostTitle>(),
    year: p.integer(),
    audience: p.text().$type<AudienceKind>(),
    text: p.text(),
    state: p.text().$type<ReportState>(),
    meetingId: p.text().nullable(),
    comment: p.text().nullable(),
    draftedAt: p.text(),
  },
});
export type ReportItem = InferEntity<typeof Report>;

/** 述职评议: what may be known of a ballot. Slips and roll are the kernel's, and gone once it is counted. */
export const Appraisal = defineEntity({
  name: 'leadership.Appraisal',
  tableName: 'leadership_appraisal',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    reportId: p.text(),
    scale: p.text().$type<Scale>(),
    state: p.text().$type<AppraisalState>(),
    openedAt: p.text(),
    attestedBy: p.text().nullable(),
    entitled: p.integer(),
    castCount: p.integer().nullable(),
    unreadable: p.integer().nullable(),
    counts: p.json<Readonly<Record<Choice, number>>>().nullable(),
    secrecy: p.text().nullable(),
  },
});
export type AppraisalItem = InferEntity<typeof Appraisal>;
