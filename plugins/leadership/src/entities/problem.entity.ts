import type { ProblemState } from '@heli/contracts/leadership';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A line of the problem list 问题清单; with its measure and due date, of the rectification list 整改清单. */
export const Problem = defineEntity({
  name: 'leadership.Problem',
  tableName: 'leadership_problem',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** How many facts were recorded about it: their order where they share a moment. */
    facts: p.integer(),
    unit: p.text().nullable(),
    /** Who has to put it right: whoever reported. */
    owner: p.text(),
    reportId: p.text(),
    /** Whose report it was. */
    personId: p.text(),
    text: p.text(),
    measure: p.text().nullable(),
    due: p.text().nullable(),
    state: p.text().$type<ProblemState>(),
    reporters: p.json<readonly string[]>(),
    verifiedAt: p.text().nullable(),
    lastAt: p.text(),
  },
});
export type ProblemItem = InferEntity<typeof Problem>;
