import {
  messages,
  protocolVersion,
  socketPath,
  reportEveryMs,
  type DisplayOrder,
  type DisplayReport,
  type Frame,
  type Problem,
  type Watch,
  type WatchAnswer,
} from '@heli/protocol';
import { io, type Socket } from 'socket.io-client';
import { CellStore } from './cell-store.js';
import type { Applied } from './room-content.js';
import { ServerClock } from './server-clock.js';

const silenceMs = 15_000;
const patienceMs = 5_000;

export interface LiveRoomOptions {
  readonly origin?: string;
  /** A device's; left out by a page, whose session has a cookie. */
  readonly token?: string;
  readonly organisations: readonly string[];
  /** To see what a wall of this audience sees, cells of these tiles too, and rows under a draft of settings. */
  readonly audience?: Watch['audience'];
  readonly draft?: Watch['draft'];
  readonly tiles?: Watch['tiles'];
  readonly store: CellStore;
  readonly clock: ServerClock;
  /** The business day of a moment; when it is no longer the room's, the room is watched anew. */
  readonly dayOf: (moment: number) => string;
  /** What a wall tells of itself, when it comes and every 15 s. */
  readonly report?: () => Promise<DisplayReport>;
  readonly onOrder?: (order: DisplayOrder) => void;
  /** The token holds no longer: revoked, or refused as unknown. */
  readonly onRefused: (problem: Problem | undefined) => void;
}

/** The live connection of one room: keeps its store right through gaps, restarts and silence, without end. */
export class LiveRoom {
  private readonly socket: Socket;
  private readonly pulse: ReturnType<typeof setInterval>;
  private readonly reporting: ReturnType<typeof setInterval>;
  private heardAt = 0;
  private watching = false;
  private watchedAt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: LiveRoomOptions) {
    this.socket = io(options.origin ?? '', {
      path: socketPath,
      transports: ['websocket'],
      auth: options.token === undefined ? {} : { token: options.token },
      reconnectionDelay: 400,
      reconnectionDelayMax: 2_000,
      randomizationFactor: 0.5,
      timeout: patienceMs,
    });
    this.socket.on('connect', () => this.onConnect());
    this.socket.on('disconnect', (reason) => this.onDisconnect(reason));
    this.socket.on('connect_error', (error) => this.onConnectError(error));
    this.socket.on(messages.frame, (frame: Frame) => this.onFrame(frame));
    this.socket.on(messages.revoked, (problem?: Problem) => this.refused(problem));
    this.socket.on(messages.order, (order: DisplayOrder) => options.onOrder?.(order));
    this.pulse = setInterval(() => this.assess(), 1_000);
    this.reporting = setInterval(() => void this.report(), reportEveryMs);
  }

  close(): void {
    clearInterval(this.pulse);
    clearInterval(this.reporting);
    clearTimeout(this.retry);
    // Whoever closes it on purpose is not offline.
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  private onConnect(): void {
    this.options.store.content.forgetNames();
    this.watching = false;
    this.watch();
    void this.report();
  }

  private async report(): Promise<void> {
    if (!this.socket.connected || !this.options.report) return;
    this.socket.volatile.emit(messages.report, await this.options.report());
  }

  private onDisconnect(reason: string): void {
    this.watching = false;
    this.options.store.setStatus('offline');
    // The server closed it on purpose: socket.io leaves coming back to us.
    if (reason === 'io server disconnect') this.later(() => this.socket.connect());
  }

  private onConnectError(error: Error & { data?: unknown }): void {
    this.options.store.setStatus('offline');
    const problem = problemOf(error.data);
    // The handshake itself says no with a refusal's key; anything else is the way to the server.
    const saysNo = error.message.startsWith('core.refusal.');
    if (saysNo || (problem && isRefusal(problem))) return this.refused(problem);
    if (!this.socket.active) this.later(() => this.socket.connect());
  }

  private watch(): void {
    if (this.watching || !this.socket.connected) return;
    this.watching = true;
    this.watchedAt = Date.now();
    const { scope, version } = this.options.store.content;
    const { audience, tiles, draft } = this.options;
    const request: Watch = {
      protocol: protocolVersion,
      organisations: [...this.options.organisations],
      ...(scope !== undefined && { since: { scope, version } }),
      ...(audience && { audience }),
      ...(tiles && { tiles }),
      ...(draft !== undefined && { draft }),
    };
    this.socket
      .timeout(patienceMs)
      .emit(messages.watch, request, (error: Error | null, answer: WatchAnswer) => {
        this.watching = false;
        if (error) this.later(() => this.watch());
        else if (answer.ok)
          this.follow(this.options.store.applyWatched(answer.room), Date.parse(answer.room.asOf));
        else if (isRefusal(answer.problem)) this.refused(answer.problem);
        else this.later(() => this.watch());
      });
  }

  private onFrame(frame: Frame): void {
    // An answer is on its way and holds at least as much.
    if (this.watching && this.options.store.content.scope === undefined) return;
    this.follow(this.options.store.applyFrame(frame), Date.parse(frame.asOf));
  }

  private follow(applied: Applied, asOf: number): void {
    this.heardAt = Date.now();
    this.options.clock.notBefore(asOf);
    if (applied === 'foreign') this.later(() => this.watch());
    else if (applied === 'gap') this.watch();
    else this.assess();
    const stale = this.options.dayOf(asOf) !== this.options.store.content.today;
    if (stale && applied === 'applied' && Date.now() - this.watchedAt > 2_000) this.watch();
  }

  private assess(): void {
    if (!this.socket.connected || this.heardAt === 0) return this.options.store.setStatus('offline');
    const silent = Date.now() - this.heardAt > silenceMs;
    const behind = this.options.clock.now() - this.options.store.content.asOf > silenceMs;
    this.options.store.setStatus(silent || behind ? 'late' : 'live');
  }

  private refused(problem: Problem | undefined): void {
    this.close();
    this.options.store.setStatus('offline');
    this.options.onRefused(problem);
  }

  private later(run: () => void): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(run, 500 + Math.random() * 1_500);
  }
}

const isRefusal = (problem: Problem): boolean => problem.status === 401 || problem.status === 403;

/** The problem a refused handshake carries, however it is wrapped. */
function problemOf(data: unknown): Problem | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('problem' in data) return problemOf(data.problem);
  return 'status' in data && typeof data.status === 'number' ? (data as Problem) : undefined;
}
