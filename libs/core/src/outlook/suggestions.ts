import type { Suggested, Suggestion } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import { factOf } from '../follower/facts.js';
import type { Entry } from '../log/entry.js';
import { ownerOf, type Registry } from '../registry/registry.js';

const most = 200;

/** What mechanisms suggest at some organisations, the newest first. */
export async function suggestionsAt(
  sql: Sql,
  registry: Registry,
  wanted: Suggestion['for'],
  organisations: readonly string[] | undefined,
): Promise<Suggested[]> {
  const declared = registry.mechanisms.flatMap(({ implements: { suggests } }) =>
    suggests.filter((each) => each.for === wanted),
  );
  if (declared.length === 0) return [];
  const types = [...new Set(declared.map(({ on }) => on))];
  const entries = await sql.all<Entry>(
    `SELECT e.* FROM core_suggestion s JOIN core_event e ON e.seq = s.seq
     WHERE s.type IN (${types.map(() => '?').join(',')})
       ${organisations ? `AND s.organisation IN (${organisations.map(() => '?').join(',')})` : ''}
     ORDER BY s.seq DESC LIMIT ${String(most)}`,
    ...types,
    ...(organisations ?? []),
  );
  return entries.flatMap((entry) =>
    declared.filter(({ on }) => on === entry.type).map((each) => suggestedBy(entry, each, registry)),
  );
}

function suggestedBy(entry: Entry, { title, subject }: Suggestion, registry: Registry): Suggested {
  const data = factOf(entry, registry).data as Readonly<Record<string, unknown>>;
  const plain = Object.entries(data).filter((field): field is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof field[1]),
  );
  return {
    id: entry.id,
    contract: ownerOf(entry.type),
    title,
    params: Object.fromEntries(plain),
    subject: typeof data[subject] === 'string' ? data[subject] : '',
    organisation: entry.organisation,
    at: entry.occurred_at,
  };
}
