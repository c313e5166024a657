import { Inject, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { Refusal } from '@heli/sdk';
import { messages, socketPath, watchSchema, type WatchAnswer } from '@heli/protocol';
import { audienceAt, type Actor } from '../access/actor.js';
import { parseInput } from '../command/parse.js';
import { Access } from '../http/access-rule.js';
import { Unauthenticated } from '../http/authenticate.js';
import { languageOf, problemOf, Words } from '../http/problem.js';
import { Kernel } from '../kernel.js';
import { roomName, type RoomKey } from './room.js';

interface SocketData {
  actor: Actor;
  token: string;
  key?: RoomKey;
}
type LiveSocket = Socket<
  Record<string, never>,
  Record<string, (...args: unknown[]) => void>,
  Record<string, never>,
  SocketData
>;

/** Where walls and pages watch; which organisations and which audience follow from the token. */
@WebSocketGateway({
  path: socketPath,
  transports: ['websocket'],
  perMessageDeflate: false,
  maxHttpBufferSize: 16_384,
  serveClient: false,
})
export class LiveGateway implements OnGatewayInit, OnGatewayDisconnect, OnModuleDestroy {
  #watch: NodeJS.Timeout | undefined;
  @WebSocketServer() private readonly server!: Server;

  constructor(
    @Inject(Kernel) private readonly kernel: Kernel,
    @Inject(Words) private readonly words: Words,
  ) {}

  afterInit(server: Server): void {
    server.use((socket, next) => {
      const token: unknown = socket.handshake.auth['token'];
      const actor = typeof token === 'string' ? this.kernel.accounts.actorOf(token) : undefined;
      if (!actor) return next(this.#refusalOf(socket));
      socket.data = { actor, token };
      // The upgrade request is the largest thing a quiet socket would keep.
      Reflect.deleteProperty(socket.conn, 'request');
      next();
    });
    this.kernel.emitFrame = (room, frame) => void server.to(room).volatile.emit(messages.frame, frame);
    this.kernel.accounts.onRevoked((tokenId) => this.#drop(({ actor }) => actor.tokenId === tokenId));
    // Nobody says so when a token's time has come.
    this.#watch = setInterval(
      () => this.#drop(({ token }) => !this.kernel.accounts.actorOf(token)),
      1000,
    ).unref();
  }

  @SubscribeMessage(messages.watch)
  @Access('reader')
  async watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() message: unknown): Promise<WatchAnswer> {
    try {
      const wish = parseInput(watchSchema, message);
      const actor = this.kernel.accounts.actorOf(socket.data.token);
      if (!actor) throw new Unauthenticated('core.refusal.badToken');
      const key = this.#keyOf(actor, wish.organisations);
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

  onModuleDestroy(): void {
    clearInterval(this.#watch);
  }

  handleDisconnect(socket: LiveSocket): void {
    this.#leave(socket);
  }

  #keyOf(actor: Actor, wanted: readonly string[]): RoomKey {
    const organisations = [...new Set(wanted)].sort();
    const seen = organisations.map((code) => audienceAt(actor, code, this.kernel.tree, this.kernel.today()));
    const audience = seen[0]!;
    if (seen.some((each) => each !== audience))
      throw new Refusal('invalid', 'core.refusal.watchTooMuch', {}, 'organisations');
    return { organisations, audience };
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

  #drop(which: (data: SocketData) => boolean): void {
    for (const socket of this.server.sockets.sockets.values()) {
      if (!which(socket.data as SocketData)) continue;
      socket.emit(messages.revoked);
      socket.disconnect(true);
    }
  }
}
