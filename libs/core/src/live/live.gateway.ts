import { Inject, Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { mayRead, Refusal, type Permission } from '@heli/sdk';
import { messages, reportSchema, socketPath, watchSchema } from '@heli/protocol';
import type { Watch, WatchAnswer } from '@heli/protocol';
import { audienceAt, permit, type Actor } from '../access/actor.js';
import { parseInput } from '../command/parse.js';
import { manageMechanisms } from '../contract/mechanism-names.js';
import { Mutex } from '../database/mutex.js';
import { manageDisplays } from '../display/display-permissions.js';
import { Access } from '../http/access-rule.js';
import { Unauthenticated } from '../http/authenticate.js';
import { languageOf, problemOf, Words } from '../http/problem.js';
import { sessionTokenIn } from '../http/session-cookie.js';
import { Kernel } from '../kernel.js';
import { roomName, type RoomKey } from './room.js';

interface SocketData {
  actor: Actor;
  /** Asks again who this is, by what the socket came with. */
  identify: () => Promise<Actor | undefined>;
  /** What a socket asks for is answered in that order, however long it takes to learn who it is. */
  inOrder: Mutex;
  key?: RoomKey;
}
type LiveSocket = Socket<
  Record<string, never>,
  Record<string, (...args: unknown[]) => void>,
  Record<string, never>,
  SocketData
>;

const deviceRoom = (displayId: string): string => `display:${displayId}`;

/** Whoever may not watch any more is sent away within a second: the question and its answer have time to spare. */
const lookMs = 400;

/** Where walls and pages watch; which organisations and which audience follow from the token. */
@WebSocketGateway({
  path: socketPath,
  transports: ['websocket'],
  perMessageDeflate: false,
  maxHttpBufferSize: 16_384,
  serveClient: false,
})
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnModuleDestroy {
  readonly #log = new Logger('live');
  #watch: NodeJS.Timeout | undefined;
  #looking = false;
  @WebSocketServer() private readonly server!: Server;

  constructor(
    @Inject(Kernel) private readonly kernel: Kernel,
    @Inject(Words) private readonly words: Words,
  ) {}

  afterInit(server: Server): void {
    server.use((socket: LiveSocket, next) => void this.#admit(socket).then(() => next(), next));
    this.kernel.emitFrame = (room, frame) => void server.to(room).volatile.emit(messages.frame, frame);
    this.kernel.displays.order = (id, order, cut = false) => {
      server.to(deviceRoom(id)).emit(messages.order, order);
      if (cut) server.in(deviceRoom(id)).disconnectSockets(true);
    };
    this.kernel.displays.reports.onSaid = (display, said) => this.#log.warn(`Wall ${display}: ${said}`);
    this.#watch = setInterval(() => void this.#look(), lookMs).unref();
  }

  @SubscribeMessage(messages.watch)
  @Access('reader')
  watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() message: unknown): Promise<WatchAnswer> {
    return socket.data.inOrder.run(() => this.#answer(socket, message));
  }

  async #answer(socket: LiveSocket, message: unknown): Promise<WatchAnswer> {
    try {
      const wish = parseInput(watchSchema, message);
      const actor = await socket.data.identify();
      if (!actor || !socket.connected) throw new Unauthenticated('core.refusal.badToken');
      socket.data.actor = actor;
      const key = this.#keyOf(actor, wish);
      this.#leave(socket);
      socket.data.key = key;
      const room = await this.kernel.rooms.join(key, wish.since, () => {
        // By now the socket may have asked for another room, or gone.
        if (socket.data.key === key) return socket.join(roomName(key));
      });
      return { ok: true, room };
    } catch (error) {
      const language = languageOf(socket.handshake.headers['accept-language']);
      return { ok: false, problem: problemOf(error, this.words, language, `urn:heli:socket:${socket.id}`) };
    }
  }

  /** A wall tells that it lives; what can't be read as a report is nothing. */
  @SubscribeMessage(messages.report)
  @Access('display')
  async report(@ConnectedSocket() socket: LiveSocket, @MessageBody() message: unknown): Promise<void> {
    const { displayId } = socket.data.actor;
    const told = reportSchema.safeParse(message);
    if (displayId === undefined || !told.success) return;
    await this.#noted(this.kernel.displays.reports.note(displayId, told.data));
  }

  onModuleDestroy(): void {
    clearInterval(this.#watch);
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    const { displayId } = socket.data.actor;
    if (displayId === undefined) return;
    await socket.join(deviceRoom(displayId));
    await this.#noted(this.kernel.displays.reports.happened(displayId, 'connected'));
  }

  async handleDisconnect(socket: LiveSocket): Promise<void> {
    this.#leave(socket);
    const { displayId } = socket.data.actor;
    if (displayId === undefined) return;
    await this.#noted(this.kernel.displays.reports.happened(displayId, 'disconnected'));
  }

  /** What a wall tells is worth no connection: a full disk or a stopping house lets it go. */
  async #noted(noting: Promise<void>): Promise<void> {
    await noting.catch((error: unknown) => this.#log.debug(error));
  }

  /** Lets in whoever brings a token, or the cookie of a session; the upgrade has told the page's origin already. */
  async #admit(socket: LiveSocket): Promise<void> {
    const { accounts } = this.kernel;
    const token: unknown = socket.handshake.auth['token'];
    const session = sessionTokenIn(socket.handshake.headers.cookie);
    const identify = async (): Promise<Actor | undefined> => {
      if (typeof token === 'string') return accounts.actorOf(token);
      return session === undefined ? undefined : accounts.actorOf(session, ['session']);
    };
    const actor = await identify();
    if (!actor) throw this.#refusalOf(socket);
    socket.data = { actor, identify, inOrder: new Mutex() };
    // The upgrade request is the largest thing a quiet socket would keep.
    Reflect.deleteProperty(socket.conn, 'request');
  }

  #keyOf(actor: Actor, { organisations: wanted, audience: asked, tiles, draft }: Watch): RoomKey {
    const organisations = [...new Set(wanted)].sort();
    const seen = organisations.map((code) => audienceAt(actor, code, this.kernel.tree, this.kernel.today()));
    const audience = seen[0]!;
    if (seen.some((each) => each !== audience))
      throw new Refusal('invalid', 'core.refusal.watchTooMuch', {}, 'organisations');
    if (asked !== undefined && !mayRead(audience, asked))
      throw new Refusal('forbidden', 'core.refusal.audience', {}, 'audience');
    if (tiles) this.#permitTrial(actor, organisations, manageDisplays);
    if (draft) this.#permitTrial(actor, organisations, manageMechanisms);
    return { organisations, audience: asked ?? audience, tiles, draft };
  }

  /** A room of one's own costs as much as all walls': for whoever may bring it onto them, and one organisation at a time. */
  #permitTrial(actor: Actor, organisations: readonly string[], wanted: Permission): void {
    if (organisations.length > 1)
      throw new Refusal('invalid', 'core.refusal.watchTooMuch', {}, 'organisations');
    permit(actor, wanted, organisations[0]!, this.kernel.tree, this.kernel.today());
  }

  #leave(socket: LiveSocket): void {
    const { key } = socket.data;
    if (!key) return;
    delete socket.data.key;
    void socket.leave(roomName(key));
    this.kernel.rooms.leave(key);
  }

  /** A refused handshake says why, so that a page need not knock for ever. */
  #refusalOf(socket: Socket): Error {
    const language = languageOf(socket.handshake.headers['accept-language']);
    const instance = `urn:heli:socket:${socket.id}`;
    const problem = problemOf(new Unauthenticated('core.refusal.badToken'), this.words, language, instance);
    return Object.assign(new Error(problem.key), { data: { problem } });
  }

  async #look(): Promise<void> {
    if (this.#looking || this.server.sockets.sockets.size === 0) return;
    this.#looking = true;
    try {
      this.#dropAllBut(await this.kernel.accounts.holding());
    } catch (error) {
      // A database out of reach takes no rights away; the next look is soon.
      this.#log.warn(error);
    } finally {
      this.#looking = false;
    }
  }

  /**
   * Sends away whose token holds no more: revoked or expired, its account disabled, or allowed other things than when
   * the socket came. One question for all sockets, so that it is no matter which server was told.
   */
  #dropAllBut(holding: ReadonlyMap<string, number>): void {
    for (const socket of this.server.sockets.sockets.values()) {
      const { actor } = socket.data as SocketData;
      if (actor.tokenId === undefined || holding.get(actor.tokenId) === (actor.access ?? 0)) continue;
      socket.emit(messages.revoked);
      socket.disconnect(true);
    }
  }
}
