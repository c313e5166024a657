import type { EntityManager, EntityProperty } from '@mikro-orm/core';
import type { AnyMechanism, Personal } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import { contains, erased, pattern, placesFor, type Erased } from './request.js';

/** A column of a plugin's table, and what stands in it when its words are gone. */
interface WordColumn {
  readonly name: string;
  readonly empty: readonly { readonly value: string; readonly where: string }[];
}

/** Empties what mechanisms declare as words about the person. Answers how many values were emptied. */
export async function erasePluginWords(
  sql: Sql,
  em: EntityManager,
  mechanisms: readonly AnyMechanism[],
  who: Erased,
): Promise<number> {
  let emptied = 0;
  for (const personal of mechanisms.flatMap((mechanism) => mechanism.personal))
    emptied += await eraseIn(sql, em, personal, who);
  return emptied;
}

async function eraseIn(
  sql: Sql,
  em: EntityManager,
  { entity, persons, words }: Personal,
  who: Erased,
): Promise<number> {
  const meta = em.getMetadata().get(entity);
  const properties = meta.properties as Readonly<Record<string, EntityProperty>>;
  const table = quoted(meta.tableName);
  const columnOf = (property: string): string => quoted(properties[property]!.fieldNames[0]!);
  const ids = [who.personId, ...who.accountIds];
  let emptied = 0;
  for (const word of words) {
    const column = wordColumn(columnOf(word), properties[word]!);
    const set = async (where: string, ...params: readonly string[]): Promise<void> => {
      for (const empty of column.empty)
        emptied += await sql.run(
          `UPDATE ${table} SET ${column.name} = ${empty.value} WHERE (${where}) AND ${empty.where}`,
          ...params,
        );
    };
    for (const person of persons) await set(`${columnOf(person)} IN (${placesFor(ids)})`, ...ids);
    if (who.mentioned !== undefined) await set(contains(column.name), pattern(who.mentioned));
  }
  return emptied;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function wordColumn(name: string, property: EntityProperty): WordColumn {
  const text = `CAST(${name} AS TEXT)`;
  if (property.columnTypes.some((type) => /json/i.test(type)))
    return {
      name,
      empty: [
        { value: "'[]'", where: `${text} LIKE '[%' AND ${text} <> '[]'` },
        { value: "'{}'", where: `${text} LIKE '{%' AND ${text} <> '{}'` },
      ],
    };
  const value = property.nullable ? 'NULL' : `'${erased}'`;
  return { name, empty: [{ value, where: `${name} IS NOT NULL AND ${name} <> '${erased}'` }] };
}
