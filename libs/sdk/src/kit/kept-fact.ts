import type { EntitySchema, EntitySchemaMetadata } from '@mikro-orm/core';

/**
 * A fact of a mechanism's record as it recorded it, for the record's history and for the records behind a number. The
 * mechanism makes the entity: `new EntitySchema(keptFactOf('lamps'))`; its table is {@link keptFactTable}.
 */
export interface KeptFactItem {
  id: string;
  organisation: string;
  /** The record it is about. */
  subject: string;
  /** Name of the event without its owner. */
  name: string;
  at: string;
  /** Order among facts of the same moment. */
  place: number;
  actor: string;
  /** Whom its words are about, if it says so. */
  personId?: string | null | undefined;
  imported: boolean;
  data: Record<string, unknown>;
  detail: Record<string, string>;
}
export type KeptFactEntity = EntitySchema<KeptFactItem>;

const text = { type: 'text' } as const;

/** What a mechanism's entity of kept facts is made of. */
export const keptFactOf = (owner: string): EntitySchemaMetadata<KeptFactItem> => ({
  name: `${owner}.KeptFact`,
  tableName: `${owner}_fact`,
  properties: {
    id: { type: 'text', primary: true },
    ...{ organisation: text, subject: text, name: text, at: text, place: { type: 'integer' } },
    ...{ actor: text, personId: { type: 'text', nullable: true }, imported: { type: 'boolean' } },
    ...{ data: { type: 'json' }, detail: { type: 'json' } },
  },
});

/** The table of {@link KeptFactItem}, for a mechanism's migration. */
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
