import type { OutputOf } from '@heli/sdk';
import type { contract } from '../contract/index.js';
import type { LampItem } from '../lamp.entity.js';

type Row = OutputOf<typeof contract.queries.lamps>[number];

/** As a page lists it. */
export const rowOf = ({ id, title, state, due, closedAt }: LampItem): Row => ({
  ...{ id, lampId: id, title, state, due },
  closedAt: closedAt ?? null,
});
