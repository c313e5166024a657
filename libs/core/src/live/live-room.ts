import type { CellName, Feed, Frame, Watched, WireCell } from '@heli/protocol';
import { Mutex } from '../database/mutex.js';
import type { Advance } from '../follower/advance.js';
import type { Change } from '../metric/buckets.js';
import { RoomCells } from './room-cells.js';
import { RoomFeeds } from './room-feeds.js';
import { RoomPauses } from './room-pauses.js';
import { openKeysOf, scopeOf, shownCells, touches } from './room.js';
import type { RoomKey, RoomParts, ShownCell } from './room.js';
import { toWire } from './wire.js';

/** Two beats: what was lost once is told again. */
const retellMs = 10_000;
/** At most ten frames a second. */
const frameMs = 100;

/** A set of organisations and an audience that somebody watches: its cells, its feeds, and what has yet to be sent. */
export class LiveRoom {
  readonly scope: string;
  #shown: readonly ShownCell[] = [];
  #names = new Map<string, number>();
  #lastId = 0;
  #shape = 0;
  #today = '';
  #sentTo: number;
  #sentAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #dirty = new Set<ShownCell>();
  #newNames: CellName[] = [];
  #gone: number[] = [];
  readonly #changedFeeds = new Map<string, Feed>();
  #openKeys = new Set<string>();
  readonly #feeds: RoomFeeds;
  readonly #cells: RoomCells;
  readonly #pauses: RoomPauses;
  readonly #turn = new Mutex();

  private constructor(
    private readonly key: RoomKey,
    private readonly parts: RoomParts,
    private readonly emit: (frame: Frame) => void,
  ) {
    this.scope = scopeOf(parts.epoch, key);
    this.#feeds = new RoomFeeds(key, parts, (feed) => this.#sendFeed(feed));
    this.#cells = new RoomCells(({ metric, organisation, period, key: cellKey }) =>
      parts.cells.read(metric, organisation, period, cellKey, key.audience),
    );
    this.#pauses = new RoomPauses(() =>
      key.organisations.flatMap((organisation) => parts.pauses(organisation)),
    );
    this.#sentTo = parts.position().version;
  }

  static async open(key: RoomKey, parts: RoomParts, emit: (frame: Frame) => void): Promise<LiveRoom> {
    const room = new LiveRoom(key, parts, emit);
    await room.#reshape();
    room.#newNames = [];
    room.#dirty = new Set();
    return room;
  }

  /** Takes note of what the follower changed and sees to it that it is sent. */
  advance(advance: Advance): void {
    this.#inTurn(() => this.#advance(advance));
  }

  async #advance(advance: Advance): Promise<void> {
    if (advance.day !== undefined || this.parts.today() !== this.#today) await this.#reshapeAll();
    else if (advance.changes.some((change) => this.#isNewKey(change))) await this.#reshape();
    const today = this.#today;
    for (const change of advance.changes) {
      for (const cell of this.#shown) if (touches(cell, change, today)) this.#soil(cell);
    }
    this.#feeds.refresh(
      advance.day === undefined ? new Set(advance.entries.map(({ type }) => type)) : undefined,
    );
    const hasNews = this.#dirty.size > 0 || this.#newNames.length > 0 || this.#gone.length > 0;
    if (hasNews || this.#pauses.hasNews) this.#plan();
  }

  /** Sends an empty frame, so that a lost last one is noticed and age is known, and looks after what time changes. */
  beat(feedsToo: boolean): void {
    if (feedsToo) this.#feeds.refresh();
    else this.#feeds.refreshMoving();
    // A feed has no version that would betray a lost frame: what changed lately is told once more.
    for (const feed of this.#feeds.changedWithin(retellMs)) this.#keepFeed(feed);
    this.#inTurn(() => this.#flush());
  }

  /** Looks again at everything: after an activation, a rebuild, a fault. */
  refreshAll(): void {
    this.#feeds.refresh();
    this.#inTurn(async () => {
      await this.#reshapeAll();
      this.#plan();
    });
  }

  /**
   * The answer to a client: all cells, or those that changed after what it has. No frame leaves between the answer and
   * `enter`, by which the client begins to receive them.
   */
  async watched(
    since: { scope: string; version: number } | undefined,
    enter: () => Promise<void> | void,
  ): Promise<Watched> {
    await this.#feeds.load();
    return this.#turn.run(async () => {
      // Tombstones would name cells that this client has never heard of; a pause is in what every cell says.
      if (this.#gone.length > 0 || this.#pauses.hasNews) await this.#flush();
      const answer = await this.#answer(since);
      await enter();
      return answer;
    });
  }

  async #answer(since: { scope: string; version: number } | undefined): Promise<Watched> {
    // Taken before the cells are read: what changes meanwhile is told once more, with the next frame.
    const { version: to, seq, asOf } = this.parts.position();
    const floor = Math.max(this.#shape, this.parts.floor());
    const catchUp =
      since !== undefined && since.scope === this.scope && since.version >= floor && since.version <= to;
    const all = await this.#cells.of(this.#shown);
    const wanted = catchUp ? all.filter(({ cell }) => cell.version > since.version) : all;
    return {
      scope: this.scope,
      snapshot: !catchUp,
      from: catchUp ? since.version : 0,
      to,
      asOf,
      seq,
      today: this.#today,
      build: this.parts.build,
      names: this.#shown.map((shown) => shown.name),
      cells: wanted.map(({ shown, cell }) => toWire(shown.name[0], cell, to, asOf)),
      feeds: this.#feeds.all,
      paused: this.#pauses.now,
    };
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#feeds.close();
  }

  /** It has changed: it is read anew and told. */
  #soil(cell: ShownCell): void {
    this.#cells.forget(cell);
    this.#dirty.add(cell);
  }

  /** One thing at a time, in order: frames, answers and the names that both use. */
  #inTurn(work: () => Promise<void>): void {
    this.#turn.run(work).catch((error: unknown) => this.parts.failed(error));
  }

  /** Names the cells anew for today; names that stay keep their id, those that go leave a tombstone. */
  async #reshape(): Promise<void> {
    const today = this.parts.today();
    const cells = await shownCells(this.parts, this.key, today);
    this.#today = today;
    const fresh = new Set<number>();
    const before = this.#names;
    const names = new Map<string, number>();
    this.#shown = cells.map((cell) => {
      const [, ...rest] = cell.name;
      const text = JSON.stringify(rest);
      const id = before.get(text) ?? ++this.#lastId;
      names.set(text, id);
      const name: CellName = [id, ...rest];
      if (!before.has(text)) this.#newNames.push(name);
      if (!before.has(text)) fresh.add(id);
      return { ...cell, name };
    });
    const gone = [...before].filter(([text]) => !names.has(text)).map(([, id]) => id);
    if (gone.length > 0) this.#shape = this.parts.position().version;
    this.#gone.push(...gone);
    this.#names = names;
    this.#cells.forgetAll();
    this.#openKeys = openKeysOf(this.#shown);
    // The cells were made anew: those that wait are told by their ids.
    const waiting = new Set([...this.#dirty].map(({ name }) => name[0]));
    this.#dirty = new Set(this.#shown.filter(({ name }) => waiting.has(name[0]) || fresh.has(name[0])));
  }

  async #reshapeAll(): Promise<void> {
    await this.#reshape();
    this.#shape = this.parts.position().version;
    this.#dirty = new Set(this.#shown);
  }

  /** Whether a metric that a tile shows by its keys has come to one that the room does not know. */
  #isNewKey({ metric, organisation, key }: Change): boolean {
    return (
      this.#openKeys.has(`${metric} ${organisation}`) &&
      !this.#openKeys.has(`${metric} ${organisation} ${key}`)
    );
  }

  #plan(): void {
    const wait = this.#sentAt + frameMs - performance.now();
    if (wait <= 0) this.#inTurn(() => this.#flush());
    else this.#timer ??= setTimeout(() => this.#inTurn(() => this.#flush()), wait);
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { version: to, seq, asOf } = this.parts.position();
    // A pause is part of what every cell of the mechanism says.
    const paused = this.#pauses.hasNews && this.#pauses.tell();
    if (paused) for (const cell of this.#shown) this.#soil(cell);
    const read = await this.#cells.of(this.#dirty);
    const cells: WireCell[] = read.map(({ shown, cell }) => toWire(shown.name[0], cell, to, asOf));
    cells.push(...this.#gone.map((id): WireCell => [id]));
    const names = this.#newNames;
    const feeds = [...this.#changedFeeds.values()];
    this.#dirty = new Set();
    this.#newNames = [];
    this.#gone = [];
    this.#changedFeeds.clear();
    this.emit({
      scope: this.scope,
      from: this.#sentTo,
      to,
      asOf,
      seq,
      cells,
      ...(names.length > 0 && { names }),
      ...(feeds.length > 0 && { feeds }),
      ...(paused && { paused }),
    });
    this.#sentTo = to;
    this.#sentAt = performance.now();
  }

  /** A feed leaves with the next frame, so that many feeds are still few frames. */
  #sendFeed(feed: Feed): void {
    this.#keepFeed(feed);
    this.#plan();
  }

  #keepFeed(feed: Feed): void {
    this.#changedFeeds.set(`${feed.organisation} ${feed.name}`, feed);
  }
}
