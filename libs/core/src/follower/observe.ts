import type { Database } from '../database/database.js';
import type { EventLog } from '../log/event-log.js';
import type { Change } from '../metric/buckets.js';
import type { Advance } from './advance.js';
import { standingIn, type Position } from './position.js';

/** More than this at once, and everything is looked at anew. */
const mostEntries = 2000;

/**
 * What another server's follower has changed since a version: read from what it has written, so that this server's
 * walls follow too. Takes the positions over.
 */
export async function observe(
  { sql: { reader } }: Database,
  log: EventLog,
  positions: readonly Position[],
  since: number,
): Promise<Advance | undefined> {
  const before = Math.min(...positions.map(({ seq }) => seq));
  const { version, cursors } = await standingIn(reader);
  if (version === since) return undefined;
  for (const position of positions) {
    const cursor = cursors.get(position.contract);
    position.seq = cursor?.seq ?? 0;
    position.fault = cursor?.fault == null ? undefined : { message: cursor.fault, at: cursor.fault_at ?? '' };
  }
  const seq = Math.min(...positions.map((position) => position.seq));
  const changes = await reader.all<Change>(
    'SELECT DISTINCT metric, organisation, key, period AS day FROM core_bucket WHERE version > ? AND length(period) = 10',
    since,
  );
  const entries = seq - before > mostEntries ? [] : await log.read(before, seq - before);
  const days = entries.filter(({ type }) => type === 'core.dayStarted');
  const day = days.map(({ data }) => (JSON.parse(data) as { day: string }).day).at(-1);
  return { version, seq, changes, entries, day };
}
