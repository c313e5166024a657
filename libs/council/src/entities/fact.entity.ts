import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** The facts of the council as it recorded them, for the history of its records and for what stands behind a number. */
export const KeptFact = defineEntity({
  name: 'council.Fact',
  tableName: 'council_fact',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** The meeting, item, action … it is about. */
    subject: p.text(),
    /** Name of the event without its owner. */
    name: p.text(),
    at: p.text(),
    /** Order of facts that share a moment: where the log stood, then which fact of its command it is. */
    place: p.double(),
    actor: p.text(),
    imported: p.boolean(),
    data: p.json<Record<string, unknown>>(),
    detail: p.json<Record<string, string>>(),
  },
});
export type KeptFactItem = InferEntity<typeof KeptFact>;
