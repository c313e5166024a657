import type { QueryType } from '@heli/sdk';
import type { Feed } from '@heli/protocol';
import type { Feeds } from './feeds.js';
import { shownFeeds, type RoomKey } from './room.js';
import type { Registry } from '../registry/registry.js';

interface Held {
  feed: Feed;
  text: string;
  evaluatedAt: number;
  changedAt: number;
  timer: NodeJS.Timeout | undefined;
}

interface FeedParts {
  readonly registry: Registry;
  readonly feeds: Feeds;
  position(): { readonly version: number };
}

/** The feeds of one room: evaluated no oftener than they allow, told only when their rows differ. */
export class RoomFeeds {
  readonly #held = new Map<string, Held>();

  constructor(
    private readonly key: RoomKey,
    private readonly parts: FeedParts,
    private readonly onChanged: (feed: Feed) => void,
  ) {}

  get all(): Feed[] {
    return [...this.#held.values()].map(({ feed }) => feed);
  }

  /** Feeds whose rows changed in the last so many milliseconds. */
  changedWithin(ms: number): Feed[] {
    const since = performance.now() - ms;
    return [...this.#held.values()].filter(({ changedAt }) => changedAt >= since).map(({ feed }) => feed);
  }

  /** Sees to it that every feed has been evaluated once. */
  async load(): Promise<void> {
    for (const query of this.#shown()) {
      for (const organisation of this.key.organisations) {
        if (!this.#held.has(nameOf(query, organisation))) await this.#evaluate(query, organisation);
      }
    }
  }

  /** Evaluates again what the given events may have changed; without them, everything. */
  refresh(types?: ReadonlySet<string>): void {
    if (!types) this.#dropGone();
    for (const query of this.#shown()) {
      if (!types || query.live?.on.some((type) => types.has(type))) this.#plan(query);
    }
  }

  /** Feeds that nobody brings any more. */
  #dropGone(): void {
    const names = new Set(this.#shown().map(({ name }) => name));
    for (const [key, { feed }] of this.#held) if (!names.has(feed.name)) this.#held.delete(key);
  }

  /** Evaluates again what may have changed without an event. */
  refreshMoving(): void {
    for (const query of this.#shown()) if (query.live?.movesByItself === true) this.#plan(query);
  }

  close(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer);
  }

  #shown(): QueryType[] {
    return shownFeeds(this.parts.registry, this.key.audience);
  }

  #plan(query: QueryType): void {
    for (const organisation of this.key.organisations) {
      const known = this.#held.get(nameOf(query, organisation));
      if (!known || known.timer) continue;
      const wait = Math.max(0, known.evaluatedAt + (query.live?.everyMs ?? 1000) - performance.now());
      known.timer = setTimeout(() => {
        known.timer = undefined;
        void this.#evaluate(query, organisation);
      }, wait);
    }
  }

  async #evaluate(query: QueryType, organisation: string): Promise<void> {
    const { version } = this.parts.position();
    const feed = await this.parts.feeds.evaluate(query, organisation, this.key, version);
    const text = JSON.stringify([feed.state, feed.rows]);
    const known = this.#held.get(nameOf(query, organisation));
    const at = performance.now();
    if (!known) {
      this.#held.set(nameOf(query, organisation), {
        feed,
        text,
        evaluatedAt: at,
        changedAt: -Infinity,
        timer: undefined,
      });
      return;
    }
    known.evaluatedAt = at;
    if (known.text === text) return;
    Object.assign(known, { feed, text, changedAt: at });
    this.onChanged(feed);
  }
}

const nameOf = (query: QueryType, organisation: string): string => `${organisation} ${query.name}`;
