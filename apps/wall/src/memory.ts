import type { Storage } from '@heli/client';
import type { Catalogue, DisplayInfo } from '@heli/protocol';

/** What this device remembers of itself, so that a restart with the server off still has a picture. */
export interface Memory {
  readonly token: string;
  readonly display?: DisplayInfo;
  readonly catalogue?: Catalogue;
}

const name = 'heli.wall';

export function remember(storage: Storage, memory: Memory): void {
  storage.setItem(name, JSON.stringify(memory));
}

export function recall(storage: Storage): Memory | undefined {
  const text = storage.getItem(name);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Memory;
  } catch {
    storage.removeItem(name);
    return undefined;
  }
}

export function forget(storage: Storage): void {
  storage.removeItem(name);
}
