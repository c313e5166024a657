import type { Interval } from './opening.js';

/** Something taken for a time. */
export interface Taken extends Interval {
  readonly quantity: number;
}

/** The most that is taken at any moment within an interval: where one ends, the next may begin. */
export function peakOf(taken: readonly Taken[], { from, to }: Interval): number {
  const edges = taken
    .filter((one) => one.from < to && one.to > from)
    .flatMap(({ from: start, to: end, quantity }) => [
      { at: start < from ? from : start, change: quantity },
      { at: end, change: -quantity },
    ])
    .sort((a, b) => (a.at === b.at ? a.change - b.change : a.at < b.at ? -1 : 1));
  let now = 0;
  return edges.reduce((most, { change }) => Math.max(most, (now += change)), 0);
}

/** An interval cut wherever something begins or ends, with what is free in each part. */
export function freeIn(
  taken: readonly Taken[],
  { from, to }: Interval,
  capacity: number,
): (Interval & { readonly free: number })[] {
  const cuts = new Set([from, to]);
  for (const one of taken) {
    if (one.from > from && one.from < to) cuts.add(one.from);
    if (one.to > from && one.to < to) cuts.add(one.to);
  }
  const edges = [...cuts].sort();
  return edges.slice(1).map((end, i) => {
    const part = { from: edges[i]!, to: end };
    return { ...part, free: Math.max(0, capacity - peakOf(taken, part)) };
  });
}
