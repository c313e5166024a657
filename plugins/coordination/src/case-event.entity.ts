import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/**
 * 流转记录: the facts of a case or a whistle as the mechanism recorded them, for its history and for the records
 * behind a number.
 */
export const CaseEvent = defineEntity({
  name: 'coordination.CaseEvent',
  tableName: 'coordination_case_event',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    /** The case or the whistle. */
    subject: p.text(),
    /** Name of the event without its owner. */
    name: p.text(),
    at: p.text(),
    /** Order among facts of the same moment. */
    place: p.integer(),
    actor: p.text(),
    imported: p.boolean(),
    data: p.json<Record<string, unknown>>(),
    detail: p.json<Record<string, string>>(),
  },
});
export type CaseEventItem = InferEntity<typeof CaseEvent>;
