import type { Sql } from '../database/sql.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { MetricInContract } from '../registry/registry.js';
import type { BucketTable } from './buckets.js';
import { fanOut, sidesOf, type Addition } from './fold.js';

interface DayRow {
  metric: string;
  key: string;
  period: string;
  bin: number;
  n: number;
  d: number;
}

/**
 * What a move in the tree changes: everything the moved organisation ever counted is taken out of the line it had
 * before the fact was known and merged into the line it has now. Exact in whichever order moves and late facts arrive.
 */
export async function additionsOfMove(
  stored: Sql,
  table: BucketTable,
  metrics: readonly MetricInContract[],
  tree: OrganisationTree,
  moved: { readonly code: string; readonly seq: number },
): Promise<Addition[]> {
  const known = new Map(metrics.map((metric) => [metric.id, metric]));
  const all = await stored.all<DayRow>(
    `SELECT metric, key, period, bin, n, d FROM ${table} WHERE organisation = ? AND length(period) = 10`,
    moved.code,
  );
  const rows = all.filter((row) => known.has(row.metric));
  const additions: Addition[] = [];
  for (const row of rows) {
    for (const [slot, side] of sidesOf(known.get(row.metric)!.metric)) {
      if (row[slot] === 0) continue;
      const { metric, key, period: day, bin } = row;
      const own: Addition = {
        metric,
        slot,
        carry: side.carry,
        organisation: moved.code,
        key,
        day,
        bin,
        add: row[slot],
      };
      additions.push(
        ...fanOut({ ...own, add: -own.add }, tree, moved.seq - 1, true),
        ...fanOut(own, tree, moved.seq, true),
      );
    }
  }
  return additions;
}
