import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** The facts of a mechanism's records as it recorded them, for their history and for the records behind a number. */
export const keptFactOf = (owner: string) =>
  defineEntity({
    name: `${owner}.KeptFact`,
    tableName: `${owner}_fact`,
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
export type KeptFactEntity = ReturnType<typeof keptFactOf>;
export type KeptFactItem = InferEntity<KeptFactEntity>;

/** The table of {@link keptFactOf}, for a mechanism's migration. */
export const keptFactTable = (owner: string, dialect: 'sqlite' | 'postgresql'): string[] => {
  const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
  return [
    `CREATE TABLE ${owner}_fact (
       id TEXT PRIMARY KEY, organisation TEXT NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL,
       place INTEGER NOT NULL, actor TEXT NOT NULL, person_id TEXT, imported BOOLEAN NOT NULL,
       data ${json} NOT NULL, detail ${json} NOT NULL)`,
    `CREATE INDEX ${owner}_fact_subject ON ${owner}_fact (subject, at, place)`,
    `CREATE INDEX ${owner}_fact_name ON ${owner}_fact (name, at)`,
  ];
};
