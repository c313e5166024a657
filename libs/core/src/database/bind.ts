import type { AbstractSqlPlatform } from '@mikro-orm/sql';

/** SQLite takes up to 32,766 values beside a statement. */
const mostBound = 30_000;

/** A statement, and what stands at its question marks. */
export interface Bound {
  readonly text: string;
  readonly values: readonly (string | bigint | null)[];
}

/**
 * Splits what MikroORM would have written into one text: texts, whole numbers and nulls go beside the statement; names
 * (`??`), fragments of SQL and all else stay in it, as the platform writes them.
 */
export function bind(
  platform: Pick<AbstractSqlPlatform, 'quoteIdentifier' | 'quoteValue'>,
  sql: string,
  params: readonly unknown[],
): Bound {
  // Without parameters a question mark is just that.
  if (params.length === 0) return { text: sql, values: [] };
  const values: (string | bigint | null)[] = [];
  let next = 0;
  const text = sql.replace(/\\\?|\?\??/g, (mark) => {
    if (mark === '\\?') return '?';
    const value = params[next++];
    if (mark === '??') return platform.quoteIdentifier(value as string);
    const bindable = values.length < mostBound ? bindableOf(value) : undefined;
    if (bindable === undefined) return platform.quoteValue(value);
    values.push(bindable);
    return '?';
  });
  return { text, values };
}

/** As SQLite would read it from the text: whole numbers bound as such, since a plain number would arrive as a fraction. */
function bindableOf(value: unknown): string | bigint | null | undefined {
  if (value === null || typeof value === 'string') return value;
  return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
}
