import type { ActionState, clockKinds } from '@heli/contracts/council';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 督办事项: what follows from a decision, with a unit that leads, an owner and a deadline. */
export const ActionItem = defineEntity({
  name: 'council.ActionItem',
  tableName: 'council_action_item',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** The lead unit 牵头单位: the core's filter by unit looks at this name. */
    unit: p.text(),
    coUnitIds: p.json<readonly string[]>(),
    resolutionId: p.text().nullable(),
    meetingId: p.text().nullable(),
    caseId: p.text().nullable(),
    title: p.text(),
    deliverable: p.text().nullable(),
    ownerPersonId: p.text().nullable(),
    due: p.text(),
    clock: p.text().$type<(typeof clockKinds)[number]>(),
    /** 0 … 100. */
    progress: p.integer(),
    state: p.text().$type<ActionState>(),
    /** Who assigned it. */
    owner: p.text(),
    assignedAt: p.text(),
    submittedBy: p.text().nullable(),
    submittedAt: p.text().nullable(),
    verifiedBy: p.text().nullable(),
    verifiedAt: p.text().nullable(),
    /** What its unit has asked for, and nobody has decided yet. */
    wishedDue: p.text().nullable(),
    disputeReason: p.text().nullable(),
    reworks: p.integer(),
    extensions: p.integer(),
  },
});
export type ActionItemItem = InferEntity<typeof ActionItem>;
