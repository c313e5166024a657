import type { Param, Sql } from './sql.js';

/** What answers a statement: a client in its transaction, or any of a pool. */
export interface Asked {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/** PostgreSQL takes so many parameters in one statement. */
const mostParams = 30_000;

const numbered = new Map<string, string>();

/** Writes `$1, $2, …` for each `?`, none of which stands in a literal, and an empty list as one that nothing is in. */
function withNumbers(sql: string): string {
  const known = numbered.get(sql);
  if (known !== undefined) return known;
  let at = 0;
  const text = sql.replace(/\bIN \(\)/g, 'IN (NULL)').replace(/\?/g, () => `$${String(++at)}`);
  if (numbered.size >= 1000) numbered.clear();
  numbered.set(sql, text);
  return text;
}

/** PostgreSQL behind the interface of both. */
export class PostgresSql implements Sql {
  readonly dialect = 'postgresql';

  constructor(private readonly asked: Asked) {}

  async all<R>(sql: string, ...params: readonly Param[]): Promise<R[]> {
    const { rows } = await this.asked.query(withNumbers(sql), [...params]);
    return rows as R[];
  }

  async get<R>(sql: string, ...params: readonly Param[]): Promise<R | undefined> {
    return (await this.all<R>(sql, ...params))[0];
  }

  async run(sql: string, ...params: readonly Param[]): Promise<number> {
    const { rowCount } = await this.asked.query(withNumbers(sql), [...params]);
    return rowCount ?? 0;
  }

  async insertMany(
    into: string,
    columns: readonly string[],
    rows: readonly (readonly Param[])[],
    tail = '',
  ): Promise<void> {
    const place = `(${columns.map(() => '?').join(',')})`;
    const size = Math.floor(mostParams / columns.length);
    for (let from = 0; from < rows.length; from += size) {
      const part = rows.slice(from, from + size);
      const places = part.map(() => place).join(',');
      await this.run(`INSERT INTO ${into} (${columns.join(',')}) VALUES ${places} ${tail}`, ...part.flat());
    }
  }
}
