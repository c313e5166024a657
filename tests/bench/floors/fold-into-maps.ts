import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { metrics } from '@heli/contracts/coordination';
import type { Fact, Metric, Side, Source } from '@heli/sdk';
import { street } from '../../lib/street.ts';

type Row = Readonly<Record<string, string | number>>;
interface Bound {
  readonly metric: string;
  readonly slot: 'n' | 'd';
  readonly fold: Source['fold'];
}

/** China has one zone and no summer time: the day is found without a calendar. */
const zoneMs = 8 * 3_600_000;

/** Reads the log and folds it into Maps: organisation and those above it, day, month and year, both sides. */
export function foldIntoMaps(folder: string): number {
  const database = new DatabaseSync(join(folder, 'heli.sqlite'), { readOnly: true });
  const table = bound();
  const buckets = new Map<string, { n: number; d: number }>();
  let events = 0;
  const rows = database.prepare(
    'SELECT seq, id, type, organisation, occurred_at, imported, data FROM core_event',
  );
  for (const row of rows.iterate() as Iterable<Row>) {
    events += 1;
    const sources = table.get(String(row['type']));
    if (sources) foldOne(sources, factOf(row), buckets);
  }
  database.close();
  if (buckets.size === 0) throw new Error('The floor folded nothing.');
  return events;
}

function foldOne(
  sources: readonly Bound[],
  fact: Fact,
  buckets: Map<string, { n: number; d: number }>,
): void {
  for (const { metric, slot, fold } of sources) {
    for (const { add = 1, at = fact.occurredAt, key = '', value } of fold(
      fact.data as never,
      fact as Fact<never>,
    )) {
      const day = new Date(Date.parse(at) + zoneMs).toISOString().slice(0, 10);
      const bin = value === undefined || value <= 0 ? 0 : 1 + Math.floor(Math.log(value) / Math.log(1.01));
      for (const organisation of fact.organisation === street ? [street] : [fact.organisation, street]) {
        for (const period of [day, day.slice(0, 7), day.slice(0, 4)]) {
          const name = `${metric}|${organisation}|${period}|${bin}|${key}`;
          const bucket = buckets.get(name);
          if (bucket) bucket[slot] += add;
          else buckets.set(name, { n: 0, d: 0, [slot]: add });
        }
      }
    }
  }
}

const factOf = (row: Row): Fact => ({
  ...{ id: String(row['id']), seq: Number(row['seq']), type: String(row['type']), version: 1 },
  ...{ organisation: String(row['organisation']), occurredAt: String(row['occurred_at']), recordedAt: '' },
  ...{ actorId: '', imported: row['imported'] === 1, data: JSON.parse(String(row['data'])) as unknown },
});

function bound(): Map<string, Bound[]> {
  const table = new Map<string, Bound[]>();
  for (const [metric, definition] of Object.entries<Metric>(metrics)) {
    for (const [slot, side] of sidesOf(definition)) {
      for (const { event, fold } of side.sources)
        table.set(event.type, [...(table.get(event.type) ?? []), { metric, slot, fold }]);
    }
  }
  return table;
}

function sidesOf(metric: Metric): ['n' | 'd', Side][] {
  if (metric.kind === 'derived') return [];
  return metric.kind === 'ratio'
    ? [
        ['n', metric.n],
        ['d', metric.d],
      ]
    : [['n', metric.n]];
}
