import type { Side } from '@heli/sdk';
import type { DayRange } from '@heli/protocol';
import { storedPeriods, storedUntil } from './span.js';

/** Whose buckets are read. */
export interface BucketOwner {
  readonly metric: string;
  readonly organisation: string;
  readonly key: string;
}

/** What stands after FROM, with its parameters: the bucket rows that make up a cell. */
export interface BucketRows {
  readonly from: string;
  readonly params: readonly string[];
}

const columns = 'bin, n, d, version, changed_at';
const owned = 'metric = ? AND organisation = ? AND key = ?';

/**
 * Years come first in the table's order, each before its months and days: so they are found by jumping from one to the
 * next, and a log's age costs as many steps as it has years, not days.
 */
const yearsBefore = `WITH RECURSIVE years (year) AS (
    SELECT substr(MIN(period), 1, 4) FROM core_bucket WHERE ${owned}
    UNION ALL
    SELECT (SELECT substr(MIN(period), 1, 4) FROM core_bucket WHERE ${owned} AND period > year || '~') FROM years WHERE year < ?)
  SELECT year FROM years WHERE year < ?`;

/** Keys that a metric has at an organisation, found by jumping likewise; both are given twice. */
export const keysSql = `WITH RECURSIVE keys (key) AS (
    SELECT MIN(key) FROM core_bucket WHERE metric = ? AND organisation = ?
    UNION ALL
    SELECT (SELECT MIN(key) FROM core_bucket WHERE metric = ? AND organisation = ? AND key > keys.key) FROM keys WHERE key IS NOT NULL)
  SELECT key FROM keys WHERE key IS NOT NULL ORDER BY key`;

/** The rows of a range: its own for a flow, and for a level, or where no beginning is given, all until its end. */
export function bucketRows(owner: BucketOwner, range: DayRange, carry: Side['carry']): BucketRows {
  const own = [owner.metric, owner.organisation, owner.key];
  if (carry === 'flow' && range.first !== undefined) {
    const parts = storedPeriods(range.first, range.last);
    return { from: `core_bucket WHERE ${owned} AND period IN (${marks(parts)})`, params: [...own, ...parts] };
  }
  const { yearsBefore: year, parts } = storedUntil(range.last);
  const recent = `SELECT ${columns} FROM core_bucket WHERE ${owned} AND period IN (${marks(parts)})`;
  const earlier = `SELECT ${columns} FROM core_bucket WHERE ${owned} AND period IN (${yearsBefore})`;
  return {
    from: `(${recent} UNION ALL ${earlier}) AS held`,
    params: [...own, ...parts, ...own, ...own, ...own, year, year],
  };
}

const marks = (parts: readonly string[]): string => parts.map(() => '?').join(',');
