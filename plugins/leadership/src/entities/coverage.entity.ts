import type { CoverageState, UnitKind } from '@heli/contracts/leadership';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 两个覆盖台账: a two-new unit in the register. */
export const Coverage = defineEntity({
  name: 'leadership.Coverage',
  tableName: 'leadership_coverage',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    unit: p.text(),
    /** Who entered it. */
    owner: p.text(),
    kind: p.text().$type<UnitKind>(),
    members: p.integer(),
    eligible: p.boolean(),
    state: p.text().$type<CoverageState>(),
    /** The unit is no more: it counts for nothing, and may be entered anew. */
    closed: p.boolean(),
    instructorId: p.text().nullable(),
    visitedAt: p.text().nullable(),
    /** Until when the last visit holds, by the rule in force when it was told. */
    workUntil: p.text().nullable(),
    checkedAt: p.text().nullable(),
    obstacles: p.text().nullable(),
    /** When its state last changed. */
    lastAt: p.text(),
  },
});
export type CoverageItem = InferEntity<typeof Coverage>;
