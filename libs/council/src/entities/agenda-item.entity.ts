import type { itemOrigins, ItemState, visibilities, wantedOutcomes } from '@heli/contracts/council';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 议题, from the proposal to its end in a meeting. */
export const AgendaItem = defineEntity({
  name: 'council.AgendaItem',
  tableName: 'council_agenda_item',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** Who proposed it. */
    owner: p.text(),
    bodyId: p.text(),
    /** The member unit it was proposed for, if any. */
    unit: p.text().nullable(),
    origin: p.text().$type<(typeof itemOrigins)[number]>(),
    title: p.text(),
    background: p.text().nullable(),
    wanted: p.text().$type<(typeof wantedOutcomes)[number]>(),
    /** Seconds. */
    duration: p.integer(),
    meetingId: p.text().nullable(),
    place: p.integer().nullable(),
    parentId: p.text().nullable(),
    visibility: p.text().$type<(typeof visibilities)[number]>(),
    /** Full names of the metrics that are its evidence. */
    metrics: p.json<readonly string[]>(),
    /** Id of the suggestion (an event of another mechanism) that it was made of. */
    suggestionId: p.text().nullable(),
    mergedInto: p.text().nullable(),
    state: p.text().$type<ItemState>(),
    proposedAt: p.text(),
    admittedAt: p.text().nullable(),
    startedAt: p.text().nullable(),
    endedAt: p.text().nullable(),
  },
});
export type AgendaItemItem = InferEntity<typeof AgendaItem>;
