import { addDays, periodOn, rangeOf } from '@heli/protocol';
import type { Sql } from '../database/sql.js';
import type { CellReader } from '../metric/cell-reader.js';
import { storedPeriods } from '../metric/span.js';
import type { MetricInContract, Registry } from '../registry/registry.js';

/** The periods that have just closed when a day starts, finest first. */
export function closedBy(day: string): string[] {
  const last = addDays(day, -1);
  return (['day', 'week', 'month', 'quarter', 'half', 'year'] as const)
    .map((kind) => ({ ended: periodOn(kind, last), running: periodOn(kind, day) }))
    .filter(({ ended, running }) => ended !== running)
    .map(({ ended }) => ended);
}

/**
 * Keeps, once, what each closed period said when it closed; inside the follower's transaction. Only contracts whose
 * numbers stand at this very day may be published: another's are behind, or hold later facts.
 */
export async function publishClosed(
  day: string,
  writer: Sql,
  reader: CellReader,
  registry: Registry,
  contracts: readonly string[],
  asOf: string,
): Promise<void> {
  const last = addDays(day, -1);
  for (const period of closedBy(day)) {
    for (const { metric, organisation, key } of await touchedIn(period, last, writer, registry, contracts)) {
      const reading = await reader.read(metric, organisation, period, key, last);
      if (!reading || reading.n === null) continue;
      const { n, d, value } = reading;
      const row = [metric.id, organisation, key, period, n, d, value, asOf];
      await writer.run(
        'INSERT INTO core_published VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        ...row,
      );
    }
  }
}

interface Touched {
  readonly metric: MetricInContract;
  readonly organisation: string;
  readonly key: string;
}

/** The cells that something counted for in a period, and those derived from them. */
async function touchedIn(
  period: string,
  last: string,
  writer: Sql,
  registry: Registry,
  contracts: readonly string[],
): Promise<Touched[]> {
  const metrics = contracts.flatMap((contract) => registry.metricsOf(contract));
  const known = new Map(metrics.map((metric) => [metric.id, metric]));
  const stored = storedPeriods(rangeOf(period, last)!.first!, last);
  const rows = await writer.all<{ metric: string; organisation: string; key: string }>(
    `SELECT DISTINCT metric, organisation, key FROM core_bucket WHERE period IN (${stored.map(() => '?').join(',')})
     ORDER BY metric, organisation, key`,
    ...stored,
  );
  const found = new Map<string, Touched>();
  for (const { metric: id, organisation, key } of rows) {
    const metric = known.get(id);
    if (!metric) continue;
    for (const each of [metric, ...metrics.filter((other) => isDerivedFrom(other, metric))]) {
      found.set(`${each.id} ${organisation} ${key}`, { metric: each, organisation, key });
    }
  }
  return [...found.values()];
}

const isDerivedFrom = ({ metric, contract }: MetricInContract, part: MetricInContract): boolean =>
  metric.kind === 'derived' && metric.of.some((name) => `${contract.id}.${name}` === part.id);
