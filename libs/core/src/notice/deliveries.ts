import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { refused, type ChannelName, type Channels, type Outcome } from './channel.js';
import { claimDue, nextDue, outgoingOf, settleDelivery, type Claimed } from './delivery-rows.js';

/** So many go out side by side. */
const atOnce = 8;
/** How long a server that has ended keeps others from trying; longer than any channel waits. */
const claimMs = 2 * 60_000;
/** Minutes between attempts; after the last one it is given up. */
const pauses = [1, 2, 5, 15, 60, 180, 360, 720, 1440];
/** Where another server's notices may be waiting: looked for so often. */
const longestSleepMs = 60_000;

/** Brings notices by every channel, again and again until they arrive or are given up, whatever ends in between. */
export class Deliveries {
  readonly #ending = new AbortController();
  #running: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly channels: Channels,
    /** Told of what the loop itself can't go on from, such as a database that is gone. */
    private readonly onFault: (error: unknown) => void,
  ) {}

  has(channel: ChannelName): boolean {
    return this.channels[channel] !== undefined;
  }

  /** Looks for what is due; settles when nothing is. */
  async wake(): Promise<void> {
    this.#again = true;
    // A round that was about to end when this was asked has not looked.
    while (this.#wanted) {
      this.#running ??= this.#pump().finally(() => (this.#running = undefined));
      await this.#running;
    }
  }

  get #wanted(): boolean {
    return this.#again && !this.#ending.signal.aborted;
  }

  async close(): Promise<void> {
    this.#ending.abort();
    clearTimeout(this.#timer);
    await this.#running;
    for (const channel of Object.values(this.channels)) channel.close();
  }

  async #pump(): Promise<void> {
    try {
      while (this.#wanted) {
        this.#again = false;
        if ((await this.#round()) > 0) this.#again = true;
      }
      await this.#sleep();
    } catch (error) {
      this.onFault(error);
      this.#wakeIn(longestSleepMs);
    }
  }

  /** Tries some of what is due; how many that were. */
  async #round(): Promise<number> {
    if (this.#ending.signal.aborted) return 0;
    const now = this.clock.now();
    const next = await nextDue(this.database.sql.reader);
    if (next === undefined || next > now) return 0;
    const claimed = await this.database.transaction((sql) => claimDue(sql, now, later(now, claimMs), atOnce));
    await Promise.all(claimed.map((each) => this.#deliver(each)));
    return claimed.length;
  }

  async #deliver(claimed: Claimed): Promise<void> {
    const outcome = await this.#outcome(claimed);
    // A stopping server leaves it to the next one: what was sent in this moment is sent again.
    if (!outcome) return;
    const now = this.clock.now();
    const pause = pauses[claimed.attempts - 1];
    const again =
      outcome.sent || outcome.final || pause === undefined ? undefined : later(now, pause * 60_000);
    await this.database.transaction((sql) => settleDelivery(sql, claimed.id, outcome, now, again));
  }

  async #outcome(claimed: Claimed): Promise<Outcome | undefined> {
    const channel = this.channels[claimed.channel];
    if (!channel) return refused('no channel');
    const outgoing = await outgoingOf(this.database.sql.reader, claimed);
    if (!outgoing) return refused('erased');
    return Promise.race([channel.send(outgoing, this.#ending.signal), this.#end]);
  }

  readonly #end = new Promise<undefined>((resolve) => {
    this.#ending.signal.addEventListener('abort', () => resolve(undefined));
  });

  async #sleep(): Promise<void> {
    const next = await nextDue(this.database.sql.reader);
    const wait = next === undefined ? longestSleepMs : Date.parse(next) - Date.parse(this.clock.now());
    this.#wakeIn(Math.min(Math.max(wait, 0), longestSleepMs));
  }

  #wakeIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#ending.signal.aborted) return;
    this.#timer = setTimeout(() => void this.wake(), milliseconds).unref();
  }
}

const later = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();
