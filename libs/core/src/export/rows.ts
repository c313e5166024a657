import { Refusal, type QueryType } from '@heli/sdk';
import type { Actor } from '../access/actor.js';
import type { Queries } from '../query/queries.js';

type Row = Readonly<Record<string, unknown>>;

const pageSize = 200;
/** More rows than this are no list that a person works with. */
export const mostRows = 20_000;

/** Whether a query is asked page by page. */
const isPaged = ({ input }: QueryType): boolean => 'shape' in input && 'offset' in (input.shape as object);

/**
 * All rows of a list, asked as the actor page by page, each once however the list moves meanwhile.
 * @throws Refusal conflict beyond {@link mostRows}
 */
export async function allRows(
  queries: Queries,
  actor: Actor,
  organisation: string,
  query: QueryType,
  input: object,
): Promise<Row[]> {
  if (!isPaged(query)) return rowsIn(await queries.answer(actor, organisation, query, input));
  const rows = new Map<string, Row>();
  for (let offset = 0; ; offset += pageSize) {
    const page = rowsIn(
      await queries.answer(actor, organisation, query, { ...input, offset, limit: pageSize }),
    );
    for (const row of page) rows.set(typeof row['id'] === 'string' ? row['id'] : JSON.stringify(row), row);
    if (rows.size > mostRows)
      throw new Refusal('conflict', 'core.refusal.exportTooLarge', { most: mostRows });
    if (page.length < pageSize) return [...rows.values()];
  }
}

function rowsIn(answer: unknown): Row[] {
  if (Array.isArray(answer)) return answer as Row[];
  throw new Refusal('invalid', 'core.refusal.noList');
}

/** Names behind ids, as far as the actor may ask for them. */
export async function namesFor(
  queries: Queries,
  actor: Actor,
  organisation: string,
  registry: { query(name: string): QueryType | undefined },
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const name of ['core.units', 'core.persons']) {
    const query = registry.query(name);
    if (!query) continue;
    try {
      const rows = rowsIn(await queries.answer(actor, organisation, query, {}));
      for (const { id, name: told } of rows) names.set(String(id), String(told));
    } catch (error) {
      // Whoever may not know the names gets the numbers.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return names;
}
