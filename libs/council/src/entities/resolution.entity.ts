import type { ResolutionState, targetCourses, Verdict } from '@heli/contracts/council';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 决议. */
export const Resolution = defineEntity({
  name: 'council.Resolution',
  tableName: 'council_resolution',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    bodyId: p.text(),
    meetingId: p.text(),
    itemId: p.text(),
    voteId: p.text().nullable(),
    /** 〔2026〕3号 */
    number: p.text(),
    title: p.text(),
    text: p.text(),
    adoptedAt: p.text(),
    effectiveFrom: p.text(),
    /** The resolution that amended or repealed it. */
    endedBy: p.text().nullable(),
    executedBy: p.text().nullable(),
    state: p.text().$type<ResolutionState>(),
  },
});
export type ResolutionItem = InferEntity<typeof Resolution>;

/** What a resolution is to move: a metric, from a frozen baseline to a target at a date. */
export const Target = defineEntity({
  name: 'council.Target',
  tableName: 'council_target',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    resolutionId: p.text(),
    metric: p.text(),
    /** The organisation whose number it is. */
    subject: p.text(),
    /** A period as cells have it: `P90D`, `total` … */
    period: p.text(),
    direction: p.text().$type<'up' | 'down'>(),
    course: p.text().$type<(typeof targetCourses)[number]>(),
    /** Fixed point, ×1000; null where there was no base. */
    baseline: p.integer().nullable(),
    baselineN: p.integer(),
    baselineD: p.integer(),
    baselineAsOf: p.text(),
    /** Fixed point, ×1000. */
    target: p.integer(),
    /** Business day by which it is to be reached. */
    by: p.text(),
    verdict: p.text().$type<Verdict>().nullable(),
    final: p.integer().nullable(),
    judgedAt: p.text().nullable(),
  },
});
export type TargetItem = InferEntity<typeof Target>;
