import type { Entry } from '../log/entry.js';
import { BucketDeltas, type BucketTable } from '../metric/buckets.js';
import { additionsOf, fanOut, foldTable, type FoldTable } from '../metric/fold.js';
import { additionsOfMove } from '../metric/move.js';
import type { Sql } from '../database/sql.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { MetricInContract, Registry } from '../registry/registry.js';
import { factOf } from './facts.js';

/** Turns events into bucket deltas for the metrics of one contract. */
export class Folding {
  readonly #table: FoldTable;

  constructor(
    private readonly registry: Registry,
    private readonly tree: OrganisationTree,
    private readonly metrics: readonly MetricInContract[],
    private readonly dayOf: (instant: string) => string,
  ) {
    this.#table = foldTable(metrics);
  }

  /**
   * Folds one event.
   * @throws Error whatever a fold throws
   */
  fold(entry: Entry, into: BucketDeltas): void {
    if (!this.#table.has(entry.type)) return;
    const fact = factOf(entry, this.registry);
    for (const addition of additionsOf(this.#table, fact, this.dayOf)) {
      for (const each of fanOut(addition, this.tree, entry.seq)) into.add(each, entry.recorded_at);
    }
  }

  /** Whether stored buckets must be complete before this event can be folded. */
  static isMove(entry: Entry): boolean {
    return entry.type === 'core.organisationMoved';
  }

  async foldMove(entry: Entry, stored: Sql, table: BucketTable, into: BucketDeltas): Promise<void> {
    const { code } = JSON.parse(entry.data) as { code: string };
    const moved = { code, seq: entry.seq };
    const additions = await additionsOfMove(stored, table, this.metrics, this.tree, moved);
    for (const addition of additions) into.add(addition, entry.recorded_at);
    into.dropUnchanged();
  }
}
