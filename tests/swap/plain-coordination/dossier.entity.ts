import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { TableMigration } from '@heli/sdk';

/** A fact of a case or a whistle, as it was told; its words lie beside it. */
export interface Told {
  readonly id: string;
  /** Name of the event without its owner. */
  readonly name: string;
  readonly at: string;
  readonly actor: string;
  readonly imported: boolean;
  /** Told of something else, such as a whistle for a case: it moves this one too, but is no fact of its own. */
  readonly aside?: boolean;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One case or one whistle, as the list of its facts: whatever is asked follows from them. */
export const Dossier = defineEntity({
  name: 'plain.Dossier',
  tableName: 'plain_dossier',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    owner: p.text(),
    kind: p.text().$type<'case' | 'whistle'>(),
    /** What it is called in another system. */
    source: p.text().nullable(),
    facts: p.json<readonly Told[]>(),
    /** The facts' words by their ids: kept apart, so that they can be erased. */
    words: p.json<Readonly<Record<string, Readonly<Record<string, string>>>>>(),
  },
});
export type DossierRow = InferEntity<typeof Dossier>;

/** A unit that has to do with a dossier: the lead unit of a case, or one that a whistle calls. */
export const Hand = defineEntity({
  name: 'plain.Hand',
  tableName: 'plain_hand',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    dossier: p.text(),
    unit: p.text(),
  },
});

export const tables: TableMigration = {
  name: '0001-dossier',
  up: (dialect) => {
    const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
    return [
      `CREATE TABLE plain_dossier (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, source TEXT,
         facts ${json} NOT NULL, words ${json} NOT NULL)`,
      `CREATE INDEX plain_dossier_source ON plain_dossier (source)`,
      `CREATE TABLE plain_hand (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, dossier TEXT NOT NULL, unit TEXT NOT NULL)`,
      `CREATE INDEX plain_hand_dossier ON plain_hand (dossier)`,
    ];
  },
};
