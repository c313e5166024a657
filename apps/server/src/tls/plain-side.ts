import {
  createServer,
  type IncomingMessage,
  type Server as PlainServer,
  type ServerResponse,
} from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/** The first byte of every TLS connection. */
const handshake = 0x16;
const patienceMs = 10_000;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Lets somebody who speaks plain HTTP to an HTTPS port have an answer: a redirect, or the authority's certificate. A
 * plain request reaches nothing of the house.
 */
export function answerPlain(server: Server, answer: Answer): void {
  const plain = createServer(
    { maxHeaderSize: 8_192, requestTimeout: patienceMs, keepAliveTimeout: 1 },
    answer,
  );
  const secure = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  const undecided = new Set<Socket>();
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    undecided.add(socket);
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.once('close', () => undecided.delete(socket));
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null;
      undecided.delete(socket);
      if (first === null) return void socket.destroy();
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.unshift(first);
      if (first[0] === handshake) for (const listener of secure) listener.call(server, socket);
      else plain.emit('connection', socket);
    });
  });
  closeBeside(server, plain, undecided);
}

/** Those who have not yet said anything, and plain ones, must not keep the server from closing. */
function closeBeside(server: Server, plain: PlainServer, undecided: ReadonlySet<Socket>): void {
  const close = server.close.bind(server);
  server.close = (done) => {
    for (const socket of undecided) socket.destroy();
    plain.closeAllConnections();
    return close(done);
  };
}
