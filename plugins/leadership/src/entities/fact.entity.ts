import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** The facts of a record as the mechanism recorded them, for its history and for the records behind a number. */
export const KeptFact = defineEntity({
  name: 'leadership.KeptFact',
  tableName: 'leadership_fact',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** The record it is about. */
    subject: p.text(),
    /** Name of the event without its owner. */
    name: p.text(),
    at: p.text(),
    /** Order among facts of the same moment. */
    place: p.integer(),
    actor: p.text(),
    /** Whom its words are about, if it says so. */
    personId: p.text().nullable(),
    imported: p.boolean(),
    data: p.json<Record<string, unknown>>(),
    detail: p.json<Record<string, string>>(),
  },
});
export type KeptFactItem = InferEntity<typeof KeptFact>;
