import type { CellName, Feed, Frame, Pause, WireCell, Watched } from '@heli/protocol';
import { decode, keyOfCell, keyOfFeed, type LiveCell } from './live-cell.js';

/** `gap`: something was missed, watch again with `since`. `foreign`: nothing held may be kept, watch from nothing. */
export type Applied = 'applied' | 'stale' | 'gap' | 'foreign';

/** A room's content on disk; raised with its meaning. */
export interface SavedRoom {
  readonly format: 1;
  readonly scope: string;
  readonly version: number;
  readonly asOf: number;
  readonly seq: number;
  readonly today: string;
  readonly build: string;
  readonly paused: readonly Pause[];
  readonly cells: readonly LiveCell[];
  readonly feeds: readonly Feed[];
}

/**
 * What a room says, as far as this client has heard. Everything is absolute and versioned, so doubled, late and lost
 * frames do no harm; `touched` collects what has changed since it was last emptied.
 */
export class RoomContent {
  scope: string | undefined;
  version = 0;
  asOf = 0;
  seq = 0;
  today = '';
  build = '';
  paused: readonly Pause[] = [];
  readonly cells = new Map<string, LiveCell>();
  readonly feeds = new Map<string, Feed>();
  readonly touched = new Set<string>();
  private readonly names = new Map<number, CellName>();

  /** Ids mean something within one connection only. */
  forgetNames(): void {
    this.names.clear();
  }

  applyWatched(room: Watched): Applied {
    const fresh = room.snapshot || room.scope !== this.scope;
    if (fresh && !room.snapshot) return this.foreign();
    if (fresh) this.drop();
    this.scope = room.scope;
    const known = this.take(room);
    if (fresh || room.to > this.version) this.version = room.to;
    this.today = room.today;
    this.build = room.build;
    return known ? 'applied' : this.foreign();
  }

  applyFrame(frame: Frame): Applied {
    if (this.scope === undefined) return 'gap';
    if (frame.scope !== this.scope) return this.foreign();
    if (frame.to < this.version) return 'stale';
    if (frame.from > this.version) return 'gap';
    if (!this.take(frame)) return this.foreign();
    this.version = frame.to;
    return 'applied';
  }

  /** Forgets everything; what was held is touched, so that watchers hear of it. */
  drop(): void {
    for (const key of [...this.cells.keys(), ...this.feeds.keys()]) this.touched.add(key);
    this.cells.clear();
    this.feeds.clear();
    this.names.clear();
    this.paused = [];
    this.scope = undefined;
    this.version = 0;
  }

  save(): SavedRoom | undefined {
    const { scope, version, asOf, seq, today, build, paused } = this;
    if (scope === undefined) return undefined;
    const cells = [...this.cells.values()];
    return {
      format: 1,
      scope,
      version,
      asOf,
      seq,
      today,
      build,
      paused,
      cells,
      feeds: [...this.feeds.values()],
    };
  }

  restore(saved: SavedRoom): void {
    const { scope, version, asOf, seq, today, build, paused } = saved;
    Object.assign(this, { scope, version, asOf, seq, today, build, paused });
    for (const cell of saved.cells) this.put(keyOfCell(cell), cell);
    for (const feed of saved.feeds) this.putFeed(feed);
  }

  private foreign(): Applied {
    this.drop();
    return 'foreign';
  }

  /** False if a cell has an id that nobody named. */
  private take(frame: Frame): boolean {
    const asOf = Date.parse(frame.asOf);
    for (const name of frame.names ?? []) this.names.set(name[0], name);
    const known = frame.cells.every((wire) => this.takeCell(wire, frame.to, asOf));
    for (const feed of frame.feeds ?? []) this.putFeed(feed);
    if (frame.paused) this.paused = frame.paused;
    this.asOf = Math.max(this.asOf, asOf);
    this.seq = Math.max(this.seq, frame.seq);
    return known;
  }

  private takeCell(wire: WireCell, to: number, asOf: number): boolean {
    const name = this.names.get(wire[0]);
    if (!name) return false;
    const cell = decode(wire, name, to, asOf);
    const key = `cell\n${name.slice(1).join('\n')}`;
    const held = this.cells.get(key);
    if (cell) {
      if (!held || held.version <= cell.version) this.put(key, cell);
    } else if (held && held.version <= to) {
      this.cells.delete(key);
      this.touched.add(key);
    }
    return true;
  }

  private put(key: string, cell: LiveCell): void {
    this.cells.set(key, cell);
    this.touched.add(key);
  }

  private putFeed(feed: Feed): void {
    const key = keyOfFeed(feed);
    const held = this.feeds.get(key);
    if (held && held.version > feed.version) return;
    this.feeds.set(key, feed);
    this.touched.add(key);
  }
}
