import { ulid } from 'ulid';
import { StartFault } from '../config/start-fault.js';
import type { Sql } from './sql.js';

const keep = 'INSERT INTO core_meta VALUES (?, ?) ON CONFLICT (name) DO NOTHING';
const recall = 'SELECT value FROM core_meta WHERE name = ?';

/**
 * Remembers the business zone of a log. Its days, and with them its numbers, stand on it, so it can't change later.
 * @throws StartFault if the log was begun in another zone
 */
export async function keepZone(writer: Sql, zone: string): Promise<void> {
  await writer.run(keep, 'zone', zone);
  const known = await writer.get<{ value: string }>(recall, 'zone');
  if (known && known.value !== zone) {
    throw new StartFault(
      `This log was begun in the zone ${known.value}: start with HELI_ZONE=${known.value}.`,
    );
  }
}

/** When the last fact of the log was recorded; before all time if there is none. */
export async function lastMoment(reader: Sql): Promise<string> {
  const sql = 'SELECT recorded_at FROM core_event ORDER BY seq DESC LIMIT 1';
  return (await reader.get<{ recorded_at: string }>(sql))?.recorded_at ?? '';
}

/** Names a history: new after a restore, so that whoever kept something of another one drops it. */
export async function epochOf(writer: Sql): Promise<string> {
  await writer.run(keep, 'epoch', ulid());
  const { value } = (await writer.get<{ value: string }>(recall, 'epoch'))!;
  return value;
}
