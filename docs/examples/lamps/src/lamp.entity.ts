import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LampState } from './contract/index.js';

/** One lamp. Times are ISO 8601 in UTC with milliseconds: they compare as text. */
export const Lamp = defineEntity({
  name: 'lamps.Lamp',
  tableName: 'lamps_lamp',
  properties: {
    id: p.text().primary(),
    /** The kernel cuts every read by it. */
    organisation: p.text(),
    title: p.text(),
    state: p.text().$type<LampState>(),
    due: p.text(),
    closedAt: p.text().nullable(),
  },
});
export type LampItem = InferEntity<typeof Lamp>;
