import type { Contract, Metric, Side } from '@heli/sdk';
import { inTime, limitTime } from '../fault/in-time.js';

/**
 * A contract whose functions are ended where they take too long. They run in the house itself, since its numbers and its
 * refusals do: they are pure, so nothing is half done.
 */
export function limitedContract(contract: Contract): Contract {
  for (const { input, output } of [...Object.values(contract.commands), ...Object.values(contract.queries)])
    for (const schema of [input, output]) limitTime(schema);
  for (const { data, detail } of Object.values(contract.events))
    for (const schema of [data, ...(detail ? [detail] : [])]) limitTime(schema);
  const metrics = Object.entries(contract.metrics).map(([name, metric]) => [name, limitedMetric(metric)]);
  return { ...contract, metrics: Object.fromEntries(metrics) as Contract['metrics'] };
}

function limitedMetric(metric: Metric): Metric {
  switch (metric.kind) {
    case 'derived':
      return { ...metric, read: (values) => inTime(() => metric.read(values)) };
    case 'ratio':
      return { ...metric, n: limitedSide(metric.n), d: limitedSide(metric.d) };
    default:
      return { ...metric, n: limitedSide(metric.n) };
  }
}

/** What a fold answers is read to its end here: it may be a generator. */
const limitedSide = ({ carry, sources }: Side): Side => ({
  carry,
  sources: sources.map(({ event, fold }) => ({
    event,
    fold: (data, fact) => inTime(() => [...fold(data, fact)]),
  })),
});
