import { addDays, periodOn } from '@heli/protocol';
import type { SqliteHandle } from '../database/handle.js';
import type { CellReader } from '../metric/cell-reader.js';
import type { Registry } from '../registry/registry.js';

/** The periods that have just closed when a day starts, finest first. */
export function closedBy(day: string): string[] {
  const last = addDays(day, -1);
  return (['day', 'week', 'month', 'quarter', 'half', 'year'] as const)
    .map((kind) => ({ ended: periodOn(kind, last), running: periodOn(kind, day) }))
    .filter(({ ended, running }) => ended !== running)
    .map(({ ended }) => ended);
}

/** Keeps, once, what each closed period said when it closed; inside the follower's transaction. */
export function publishClosed(
  day: string,
  writer: SqliteHandle,
  reader: CellReader,
  registry: Registry,
  asOf: string,
): void {
  const last = addDays(day, -1);
  for (const period of closedBy(day)) {
    const stored =
      period.length === 10 || period.length === 7 || period.length === 4 ? period : last.slice(0, 7);
    const touched = writer.all<{ metric: string; organisation: string; key: string }>(
      'SELECT DISTINCT metric, organisation, key FROM core_bucket WHERE period = ?',
      stored.includes('W') || stored.includes('Q') || stored.includes('H') ? last.slice(0, 7) : stored,
    );
    for (const { metric: id, organisation, key } of touched) {
      const metric = registry.metric(id);
      const reading = metric && reader.read(metric, organisation, period, key, last);
      if (!reading || reading.n === null) continue;
      writer.run(
        'INSERT OR IGNORE INTO core_published VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        organisation,
        key,
        period,
        reading.n,
        reading.d,
        reading.value,
        asOf,
      );
    }
  }
}
