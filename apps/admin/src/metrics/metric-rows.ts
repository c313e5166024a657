import type { Catalogue, Cell, MechanismEntry, MetricEntry } from '@heli/protocol';
import type { Words } from '@heli/client';

/** A metric, or one of its keys below it. */
export interface MetricRow {
  readonly id: string;
  readonly metric: MetricEntry;
  readonly mechanism: MechanismEntry;
  readonly key: string;
  readonly children?: MetricRow[];
}

/** The stem of a metric's words, `coordination.metric.filed`. */
export const stemOf = ({ id }: MetricEntry): string => id.replace('.', '.metric.');

/** The kind of word all keys of a metric have, such as `step`: found in the words themselves. */
export function keyStem(
  mechanism: MechanismEntry,
  keys: readonly string[],
  { find }: Words,
): string | undefined {
  const { contract, locales } = mechanism;
  const first = keys[0];
  if (first === undefined) return undefined;
  return Object.keys(locales['zh-CN'])
    .filter(
      (word) => word.startsWith(`${contract}.`) && word.endsWith(`.${first}`) && word.split('.').length === 3,
    )
    .map((word) => word.slice(0, -first.length))
    .find((stem) => keys.every((key) => find(`${stem}${key}`) !== undefined));
}

/** All metrics there are, each contract's once. */
export function metricRows(catalogue: Catalogue): MetricRow[] {
  const rows = new Map<string, MetricRow>();
  for (const mechanism of catalogue.mechanisms)
    for (const metric of mechanism.metrics) {
      const of = (key: string): MetricRow => ({ id: `${metric.id}/${key}`, metric, mechanism, key });
      const keys = metric.keys ?? [];
      rows.set(metric.id, { ...of(''), ...(keys.length > 0 && { children: keys.map(of) }) });
    }
  return [...rows.values()];
}

/** How a cell is found among an answer's. */
export const cellOf = (cells: readonly Cell[] | undefined, { metric, key }: MetricRow): Cell | undefined =>
  cells?.find((cell) => cell.metric === metric.id && cell.key === key);
