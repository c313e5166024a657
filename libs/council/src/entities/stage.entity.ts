import type { StageHold } from '@heli/contracts/council';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** What the chair holds on the walls of an organisation: one at a time. */
export const Hold = defineEntity({
  name: 'council.Hold',
  tableName: 'council_hold',
  properties: {
    /** The organisation's code: there is one stage in each. */
    id: p.text().primary(),
    organisation: p.text(),
    hold: p.text().$type<StageHold>(),
    scene: p.text().nullable(),
    text: p.text().nullable(),
    until: p.text().nullable(),
    heldAt: p.text(),
  },
});
export type HoldItem = InferEntity<typeof Hold>;
