import type { Sql } from '../database/sql.js';
import type { Entry } from '../log/entry.js';
import type { Registry } from '../registry/registry.js';

/** Keeps which facts suggest something, from what their contracts declare: a log is too long to look through. */
export class SuggestionIndex {
  #types: ReadonlySet<string> | undefined;

  constructor(private readonly registry: () => Registry) {}

  /** Inside the transaction that appends. */
  async keep(sql: Sql, entries: readonly Entry[]): Promise<void> {
    this.#types ??= new Set(
      this.registry().mechanisms.flatMap(({ implements: { suggests } }) => suggests.map(({ on }) => on)),
    );
    const rows = entries
      .filter(({ type }) => this.#types?.has(type))
      .map(({ seq, type, organisation }) => [seq, type, organisation]);
    await sql.insertMany('core_suggestion', ['seq', 'type', 'organisation'], rows, 'ON CONFLICT DO NOTHING');
  }
}
