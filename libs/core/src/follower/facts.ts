import type { Fact } from '@heli/sdk';
import type { Entry } from '../log/entry.js';
import type { Registry } from '../registry/registry.js';

/** The stored row as a fold sees it, its data brought up to the event's current version. */
export function factOf(entry: Entry, registry: Registry): Fact {
  return {
    id: entry.id,
    seq: entry.seq,
    type: entry.type,
    version: entry.version,
    organisation: entry.organisation,
    occurredAt: entry.occurred_at,
    recordedAt: entry.recorded_at,
    actorId: entry.actor_id,
    imported: entry.imported === 1,
    data: upcast(entry, registry),
  };
}

function upcast(entry: Entry, registry: Registry): unknown {
  const type = registry.event(entry.type);
  let data: unknown = JSON.parse(entry.data);
  for (let version = entry.version; type && version < type.version; version++) {
    const step = type.upcasters[version];
    if (!step) throw new Error(`${entry.type} has no step from version ${String(version)}.`);
    data = step(data);
  }
  return data;
}
