import { CellStore, Http, LiveRoom, ServerClock, loadRoom, saveRoom } from '@heli/client';
import type { Catalogue, DisplayInfo, DisplayOrder } from '@heli/protocol';
import { dayIn, makeTicker, type Ticker } from '@heli/ui';
import { isRefused, pause } from './claim.js';
import { recall, remember, type Memory } from './memory.js';
import { noteFault, report } from './report/report.js';
import { noteShown } from './report/shown.js';
import { reloadIfNewer, reloadWhenReady } from './shell/reload.js';

const saveEveryMs = 10_000;
const renewEveryMs = 12 * 60 * 60_000;

export interface Told {
  readonly display: DisplayInfo;
  readonly catalogue: Catalogue;
}

export interface SessionEvents {
  readonly onTold: (told: Told) => void;
  readonly onRefused: () => void;
}

/** One display with its token: what it is, what there is to show, and the live room, kept through every outage. */
export class Session {
  readonly store = new CellStore();
  readonly clock = new ServerClock();
  readonly ticker: Ticker = makeTicker(() => this.clock.now());
  private readonly http: Http;
  private told: Told | undefined;
  private room: LiveRoom | undefined;
  private watched = '';
  private savedVersion = -1;
  /** What a reboot would find; written with the numbers, since it is large and the first of them are waited for. */
  private remembered: Told | undefined;
  private closed = false;
  private asking = false;
  private askAgain = false;
  private wasOffline = true;
  private token: string;
  /** Whether the token was renewed, or that was tried: before it nothing connects. */
  private begun = false;
  private readonly renewing = setInterval(() => void this.renew(), renewEveryMs);
  private readonly saving = setInterval(() => this.save(), saveEveryMs);
  private readonly saveNow = (): void => this.save();
  private readonly orders: Readonly<Record<DisplayOrder['do'], () => Promise<void>>> = {
    reload: () => this.reload(),
    settings: () => this.ask(),
    snapshot: () => this.sendPicture(),
  };
  private stopShown: () => void = () => undefined;

  constructor(
    private readonly memory: Memory,
    private readonly events: SessionEvents,
  ) {
    this.token = memory.token;
    this.http = new Http({ token: () => this.token, clock: this.clock });
  }

  /** Shows what is remembered at once, and asks for what is true. */
  start(): void {
    const { display, catalogue } = this.memory;
    if (display && catalogue) this.tell({ display, catalogue });
    addEventListener('pagehide', this.saveNow);
    this.store.subscribeMeta(() => this.onMeta());
    this.stopShown = this.ticker.subscribe(noteShown);
    void this.begin();
  }

  close(): void {
    this.closed = true;
    this.room?.close();
    this.stopShown();
    clearInterval(this.saving);
    clearInterval(this.renewing);
    removeEventListener('pagehide', this.saveNow);
  }

  /** A device that may no longer see anything keeps nothing; a page whose twin has renewed the token takes that one. */
  private refuse(): void {
    const known = recall(localStorage)?.token;
    if (known !== undefined && known !== this.token) {
      this.token = known;
      if (this.told) this.connect(this.told.display);
      return;
    }
    this.close();
    if (this.told) saveRoom(localStorage, this.told.display.id, undefined);
    this.store.clear();
    this.events.onRefused();
  }

  /** Asks until it is told; again after every outage, since a plugin or a setting may have changed. */
  private async ask(): Promise<void> {
    // What changed while an answer was on its way is not in it.
    this.askAgain = this.asking;
    if (this.asking) return;
    this.asking = true;
    while (!this.closed) {
      try {
        const [display, catalogue] = await Promise.all([
          this.http.get<DisplayInfo>('/api/display'),
          this.http.get<Catalogue>('/api/mechanisms?part=wall'),
        ]);
        this.tell({ display, catalogue });
        await reloadIfNewer(this.http, catalogue.build);
        if (!this.askAgain) break;
        this.askAgain = false;
      } catch (cause) {
        if (isRefused(cause)) this.refuse();
        await pause();
      }
    }
    this.asking = false;
  }

  private tell(told: Told): void {
    if (this.closed) return;
    if (!this.told || JSON.stringify(told) !== JSON.stringify(this.told)) {
      this.told = told;
      this.events.onTold(told);
    }
    this.follow(told.display);
  }

  private follow(display: DisplayInfo): void {
    const wanted = `${display.id}/${display.organisation.code}/${display.audience}`;
    if (wanted === this.watched) return;
    this.room?.close();
    if (this.watched !== '') this.store.clear();
    this.watched = wanted;
    const saved = loadRoom(localStorage, display.id);
    if (saved) this.store.restore(saved);
    if (this.begun) this.connect(display);
  }

  private connect(display: DisplayInfo): void {
    this.room?.close();
    this.room = new LiveRoom({
      token: this.token,
      report: () => report(this.told?.catalogue.build ?? ''),
      onOrder: (order) => void this.orders[order.do](),
      organisations: [display.organisation.code],
      store: this.store,
      clock: this.clock,
      dayOf: (moment) => dayIn(moment, display.zone),
      onRefused: () => this.refuse(),
    });
  }

  /** With each start and each half day a new token takes the old one's place: a copy of it is worth little for long. */
  private async renew(): Promise<void> {
    try {
      const { token } = await this.http.post<{ token: string }>('/api/display/token', {});
      if (this.closed) return;
      this.token = token;
      remember(localStorage, { ...this.memory, ...this.told, token });
      if (this.begun && this.told) this.connect(this.told.display);
    } catch {
      // The old one holds; the next start or half day tries again.
    }
  }

  private async begin(): Promise<void> {
    // Whoever has just been let in has a new one.
    if (this.memory.display) await this.renew();
    this.begun = true;
    if (this.told && !this.closed) this.connect(this.told.display);
    await this.ask();
  }

  private async sendPicture(): Promise<void> {
    const { snapshot } = await import('./report/snapshot.js');
    const picture = snapshot();
    // Whoever asked sees that none came, and asks again.
    if (picture) await this.http.post('/api/display/snapshot', picture).catch(() => undefined);
  }

  private async reload(): Promise<void> {
    await reloadWhenReady(this.http).catch(() => undefined);
  }

  private onMeta(): void {
    const offline = this.store.meta().status === 'offline';
    if (this.wasOffline && !offline) void this.ask();
    // What was last heard is what a reboot has to show.
    if (!this.wasOffline && offline) this.save();
    this.wasOffline = offline;
  }

  /** Keeps what a reboot with the server off would show. */
  save(): void {
    const { content } = this.store;
    if (!this.told || this.closed) return;
    if (this.remembered !== this.told) {
      // A twin of this page may have renewed the token.
      const token = recall(localStorage)?.token ?? this.token;
      remember(localStorage, { ...this.told, token });
      this.remembered = this.told;
    }
    if (content.asOf === this.savedVersion) return;
    this.savedVersion = content.asOf;
    if (!saveRoom(localStorage, this.told.display.id, content.save())) noteFault('storage');
  }
}
