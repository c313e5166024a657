import { coordination } from '@heli/contracts/coordination';
import type { Fact, Metric, Side } from '@heli/sdk';
import { street } from '../lib/street.ts';
import type { StoredEvent } from './stored-log.ts';

export interface Sum {
  n: number;
  d: number;
}

/** The counts and ratios of coordination, whose cells are plain sums over all time. */
export const summed: [string, Metric][] = Object.entries(coordination.metrics as Record<string, Metric>)
  .filter(([, metric]) => metric.kind === 'count' || metric.kind === 'ratio')
  .map(([name, metric]) => [`coordination.${name}`, metric]);

export const nameOf = (metric: string, organisation: string, key: string): string =>
  [metric, organisation, key].join(' ');

/** Folds a log by the contract alone: no buckets, no follower, no kernel. */
export function fold(events: readonly StoredEvent[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const event of events)
    for (const [metric, definition] of summed)
      for (const [slot, side] of sidesOf(definition))
        for (const source of side.sources.filter((one) => one.event.type === event.type))
          for (const { key, add } of source.fold(JSON.parse(event.data) as never, factOf(event)))
            for (const organisation of new Set([event.organisation, street])) {
              const name = nameOf(metric, organisation, key ?? '');
              const sum = sums.get(name) ?? { n: 0, d: 0 };
              sum[slot] += add ?? 1;
              sums.set(name, sum);
            }
  return sums;
}

function sidesOf(metric: Metric): ['n' | 'd', Side][] {
  if (metric.kind === 'count') return [['n', metric.n]];
  return metric.kind === 'ratio'
    ? [
        ['n', metric.n],
        ['d', metric.d],
      ]
    : [];
}

const factOf = (event: StoredEvent): Fact<never> =>
  ({
    ...{ id: event.id, seq: event.seq, type: event.type, version: 1, organisation: event.organisation },
    ...{ occurredAt: event.occurred_at, recordedAt: event.occurred_at, actorId: '', imported: false },
    data: JSON.parse(event.data) as never,
  }) satisfies Fact<never>;
