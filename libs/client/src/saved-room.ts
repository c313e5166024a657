import type { SavedRoom } from './room-content.js';

/** Where the last good state outlives a restart of the box. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (device: string): string => `heli.room.${device}`;

export function saveRoom(storage: Storage, device: string, saved: SavedRoom | undefined): boolean {
  try {
    if (saved) storage.setItem(nameOf(device), JSON.stringify(saved));
    else storage.removeItem(nameOf(device));
    return true;
  } catch {
    // Storage is full or forbidden: the wall goes on, a restart without a server merely has nothing to show.
    storage.removeItem(nameOf(device));
    return false;
  }
}

export function loadRoom(storage: Storage, device: string): SavedRoom | undefined {
  const text = storage.getItem(nameOf(device));
  if (text === null) return undefined;
  try {
    const saved = JSON.parse(text) as SavedRoom;
    return (saved.format as number) === 1 ? saved : undefined;
  } catch {
    storage.removeItem(nameOf(device));
    return undefined;
  }
}
