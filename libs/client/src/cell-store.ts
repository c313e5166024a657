import type { Feed, Frame, Pause, Watched } from '@heli/protocol';
import { cellKey, feedKey, type LiveCell } from './live-cell.js';
import { RoomContent, type Applied, type SavedRoom } from './room-content.js';

/** `late`: no sign of life, or nothing new is known, for 15 s. `offline`: not connected. */
export type RoomStatus = 'live' | 'late' | 'offline';

/** What is said about the room as a whole; a new object whenever anything in it has changed. */
export interface RoomMeta {
  readonly status: RoomStatus;
  /** Anything to show at all? */
  readonly filled: boolean;
  readonly asOf: number;
  readonly seq: number;
  readonly version: number;
  readonly today: string;
  readonly build: string;
  readonly paused: readonly Pause[];
}

const meta = '*';
type Listener = () => void;

const nextFrame = (run: () => void): void => {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(run);
  else setTimeout(run, 16);
};

/**
 * The room's content for subscribers, who are told at most once per animation frame. Its methods fit
 * `useSyncExternalStore`: what they return is the same object until it has changed.
 */
export class CellStore {
  readonly content = new RoomContent();
  private readonly listeners = new Map<string, Set<Listener>>();
  private status: RoomStatus = 'offline';
  private current: RoomMeta = this.readMeta();
  private waiting = false;

  constructor(private readonly schedule: (run: () => void) => void = nextFrame) {}

  applyWatched(room: Watched): Applied {
    return this.after(this.content.applyWatched(room));
  }

  applyFrame(frame: Frame): Applied {
    return this.after(this.content.applyFrame(frame));
  }

  restore(saved: SavedRoom): void {
    this.content.restore(saved);
    this.changed();
  }

  clear(): void {
    this.content.drop();
    this.changed();
  }

  setStatus(status: RoomStatus): void {
    if (status === this.status) return;
    this.status = status;
    this.changed();
  }

  cell(metric: string, organisation: string, period: string, key = ''): LiveCell | undefined {
    return this.content.cells.get(cellKey(metric, organisation, period, key));
  }

  feed(name: string, organisation: string): Feed | undefined {
    return this.content.feeds.get(feedKey(name, organisation));
  }

  meta(): RoomMeta {
    return this.current;
  }

  /** Called after one of these cells or feeds (by {@link cellKey}, {@link feedKey}) has changed. */
  subscribe(keys: readonly string[], listener: Listener): () => void {
    for (const key of keys) {
      const held = this.listeners.get(key) ?? new Set();
      this.listeners.set(key, held.add(listener));
    }
    return () => {
      for (const key of keys) {
        const held = this.listeners.get(key);
        held?.delete(listener);
        if (held?.size === 0) this.listeners.delete(key);
      }
    };
  }

  /** Called after anything in {@link meta} has changed. */
  subscribeMeta(listener: Listener): () => void {
    return this.subscribe([meta], listener);
  }

  private after(applied: Applied): Applied {
    if (applied !== 'stale') this.changed();
    return applied;
  }

  private changed(): void {
    if (this.waiting) return;
    this.waiting = true;
    this.schedule(() => this.tell());
  }

  private tell(): void {
    this.waiting = false;
    this.current = this.readMeta();
    const heard = new Set(this.listeners.get(meta));
    for (const key of this.content.touched)
      for (const listener of this.listeners.get(key) ?? []) heard.add(listener);
    this.content.touched.clear();
    for (const listener of heard) listener();
  }

  private readMeta(): RoomMeta {
    const { asOf, seq, version, today, build, paused, scope } = this.content;
    return { status: this.status, filled: scope !== undefined, asOf, seq, version, today, build, paused };
  }
}
