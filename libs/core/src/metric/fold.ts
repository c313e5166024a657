import type { Contribution, Fact, Metric, Side } from '@heli/sdk';
import type { OrganisationTree } from '../organisation/tree.js';
import type { MetricInContract } from '../registry/registry.js';
import { binOf } from './spread.js';

/** Which of a bucket's two numbers a contribution adds to. */
type Slot = 'n' | 'd';

/** One signed addition to one organisation's bucket of one business day. */
export interface Addition {
  readonly metric: string;
  readonly slot: Slot;
  readonly carry: Side['carry'];
  readonly organisation: string;
  readonly key: string;
  readonly day: string;
  readonly bin: number;
  readonly add: number;
}

/** What one event may add at most: a fold that goes on for ever is ended. */
const most = 10_000;
const longestKey = 200;

/** The sources of a mechanism's metrics, by event type. */
export type FoldTable = ReadonlyMap<string, readonly Bound[]>;
interface Bound {
  readonly metric: string;
  readonly kind: Metric['kind'];
  readonly slot: Slot;
  readonly carry: Side['carry'];
  readonly fold: (data: never, fact: Fact<never>) => readonly Contribution[];
}

export function foldTable(metrics: readonly MetricInContract[]): FoldTable {
  const table = new Map<string, Bound[]>();
  for (const { id, metric } of metrics) {
    for (const [slot, side] of sidesOf(metric)) {
      for (const { event, fold } of side.sources) {
        const bound = { metric: id, kind: metric.kind, slot, carry: side.carry, fold };
        table.set(event.type, [...(table.get(event.type) ?? []), bound]);
      }
    }
  }
  return table;
}

export function sidesOf(metric: Metric): [Slot, Side][] {
  if (metric.kind === 'derived') return [];
  return metric.kind === 'ratio'
    ? [
        ['n', metric.n],
        ['d', metric.d],
      ]
    : [['n', metric.n]];
}

/**
 * What an event adds, at the organisation where it happened.
 * @throws Error if a fold answers with what it may not: a fraction, a future moment
 */
export function additionsOf(table: FoldTable, fact: Fact, dayOf: (instant: string) => string): Addition[] {
  const additions: Addition[] = [];
  for (const bound of table.get(fact.type) ?? []) {
    for (const contribution of bound.fold(fact.data as never, fact as Fact<never>)) {
      if (additions.length >= most)
        throw new Error(`${bound.metric} adds more than ${String(most)} times for one event.`);
      const add = contribution.add ?? 1;
      const at = contribution.at ?? fact.occurredAt;
      if (!Number.isSafeInteger(add))
        throw new Error(`${bound.metric} adds ${String(add)}, which is no whole number.`);
      if (bound.kind === 'spread' && !Number.isSafeInteger(contribution.value))
        throw new Error(`${bound.metric} observes ${String(contribution.value)}, which is no whole number.`);
      if (typeof (contribution.key ?? '') !== 'string' || (contribution.key ?? '').length > longestKey)
        throw new Error(`${bound.metric} has a key that is no short text.`);
      if (!(Date.parse(at) <= Date.parse(fact.occurredAt)))
        throw new Error(`${bound.metric} counts for ${at}, after its event at ${fact.occurredAt}.`);
      if (add === 0) continue;
      additions.push({
        metric: bound.metric,
        slot: bound.slot,
        carry: bound.carry,
        organisation: fact.organisation,
        key: contribution.key ?? '',
        day: dayOf(at),
        bin: bound.kind === 'spread' ? binOf(contribution.value ?? 0) : 0,
        add,
      });
    }
  }
  return additions;
}

/**
 * Carries an addition up the dated tree: to all above on its day and, for a level, over to the new line wherever the
 * line changes later. `above` leaves the organisation itself out.
 */
export function fanOut(addition: Addition, tree: OrganisationTree, seq: number, above = false): Addition[] {
  const out: Addition[] = [];
  const stretches = tree.stretchesOf(addition.organisation, addition.day, seq);
  const first = stretches[0]!;
  for (const organisation of first.ancestors) {
    if (!above || organisation !== addition.organisation) out.push({ ...addition, organisation });
  }
  if (addition.carry === 'flow') return out;
  for (let i = 1; i < stretches.length; i++) {
    const { fromDay, ancestors } = stretches[i]!;
    const before = stretches[i - 1]!.ancestors;
    for (const left of before.filter((code) => !ancestors.includes(code)))
      out.push({ ...addition, organisation: left, day: fromDay, add: -addition.add });
    for (const joined of ancestors.filter((code) => !before.includes(code)))
      out.push({ ...addition, organisation: joined, day: fromDay });
  }
  return out;
}
