import type { Frame, Watched } from '@heli/protocol';
import type { Advance } from '../follower/advance.js';
import { LiveRoom } from './live-room.js';
import { roomName, type RoomKey, type RoomParts } from './room.js';

const beatMs = 5000;
const beatsPerMinute = 12;

/** A room, from its first watcher to its last. */
interface Held {
  readonly opening: Promise<LiveRoom>;
  room: LiveRoom | undefined;
  watchers: number;
}

/** The rooms that somebody watches. A room lives from its first watcher to its last. */
export class LiveRooms {
  readonly #rooms = new Map<string, Held>();
  #beats = 0;
  #floor: number;
  readonly #parts: RoomParts;
  readonly #heart: NodeJS.Timeout;

  constructor(
    parts: Omit<RoomParts, 'floor'>,
    private readonly emit: (room: string, frame: Frame) => void,
  ) {
    // What was switched, parked or mended while the server stood still has left no version.
    this.#floor = parts.position().version + 1;
    this.#parts = { ...parts, floor: () => this.#floor };
    this.#heart = setInterval(() => this.#beat(), beatMs).unref();
  }

  advance(advance: Advance): void {
    if (advance.entries.length === 0) return this.refreshAll();
    if (advance.day !== undefined) this.#floor = advance.version;
    for (const { room } of this.#rooms.values()) room?.advance(advance);
  }

  /** Has everything looked at again: what a cell says may have changed without a new version. */
  refreshAll(): void {
    this.#floor = this.#parts.position().version + 1;
    for (const { room } of this.#rooms.values()) room?.refreshAll();
  }

  async join(
    key: RoomKey,
    since: { scope: string; version: number } | undefined,
    enter: () => Promise<void> | void,
  ): Promise<Watched> {
    const name = roomName(key);
    const held = this.#rooms.get(name) ?? this.#open(name, key);
    held.watchers += 1;
    const room = await held.opening;
    return room.watched(since, enter);
  }

  #open(name: string, key: RoomKey): Held {
    const opening = LiveRoom.open(key, this.#parts, (frame) => this.emit(name, frame));
    const held: Held = { opening, room: undefined, watchers: 0 };
    this.#rooms.set(name, held);
    opening.then(
      (room) => (held.room = room),
      // Whoever waits for it hears why; the next to come begins anew.
      () => this.#rooms.delete(name),
    );
    return held;
  }

  leave(key: RoomKey): void {
    const name = roomName(key);
    const held = this.#rooms.get(name);
    if (!held) return;
    held.watchers -= 1;
    if (held.watchers > 0) return;
    held.room?.close();
    this.#rooms.delete(name);
  }

  close(): void {
    clearInterval(this.#heart);
    for (const { room } of this.#rooms.values()) room?.close();
    this.#rooms.clear();
  }

  #beat(): void {
    this.#beats += 1;
    for (const { room } of this.#rooms.values()) room?.beat(this.#beats % beatsPerMinute === 0);
  }
}
