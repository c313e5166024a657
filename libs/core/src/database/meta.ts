import { ulid } from 'ulid';
import { StartFault } from '../config/start-fault.js';
import type { SqliteHandle } from './handle.js';

/**
 * Remembers the business zone of a log. Its days, and with them its numbers, stand on it, so it can't change later.
 * @throws StartFault if the log was begun in another zone
 */
export function keepZone(writer: SqliteHandle, zone: string): void {
  const known = writer.get<{ value: string }>("SELECT value FROM core_meta WHERE name = 'zone'");
  if (!known) writer.run("INSERT INTO core_meta VALUES ('zone', ?)", zone);
  else if (known.value !== zone) {
    throw new StartFault(
      `This log was begun in the zone ${known.value}: start with HELI_ZONE=${known.value}.`,
    );
  }
}

/** Names a history: new after a restore, so that whoever kept something of another one drops it. */
export function epochOf(writer: SqliteHandle): string {
  const known = writer.get<{ value: string }>("SELECT value FROM core_meta WHERE name = 'epoch'");
  if (known) return known.value;
  const epoch = ulid();
  writer.run("INSERT INTO core_meta VALUES ('epoch', ?)", epoch);
  return epoch;
}
