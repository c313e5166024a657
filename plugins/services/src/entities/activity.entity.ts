import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ActivityKind, ActivityState } from '../contract/index.js';

/** 便民活动, 文化活动. Times are ISO 8601 in UTC with milliseconds: they compare as text. */
export const Activity = defineEntity({
  name: 'services.Activity',
  tableName: 'services_activity',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    pointId: p.text(),
    kind: p.text().$type<ActivityKind>(),
    title: p.text(),
    begins: p.text(),
    ends: p.text(),
    capacity: p.integer(),
    /** Sign-ups that were not withdrawn. */
    signedUp: p.integer(),
    served: p.integer().nullable(),
    heldAt: p.text().nullable(),
    state: p.text().$type<ActivityState>(),
  },
});
export type ActivityItem = InferEntity<typeof Activity>;
