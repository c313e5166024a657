import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/** The first byte of every TLS connection. */
const handshake = 0x16;
/** A connection has so long to begin TLS, or to get its plain answer. */
const patienceMs = 10_000;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Lets somebody who speaks plain HTTP to an HTTPS port have an answer: a redirect, or the authority's certificate. A
 * plain request reaches nothing of the house.
 */
export function answerPlain(server: Server, answer: Answer): void {
  const plain = createServer({ maxHeaderSize: 8_192 }, answer);
  const secure = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  const unsecured = new Set<Socket>();
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const settle = expect(socket, unsecured);
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null;
      if (first === null) return void socket.destroy();
      socket.unshift(first);
      if (first[0] !== handshake) return void plain.emit('connection', socket);
      settle();
      for (const listener of secure) listener.call(server, socket);
    });
  });
  // Those who speak plainly, or have not spoken yet, must not keep the server from closing.
  const close = server.close.bind(server);
  server.close = (done) => {
    for (const socket of unsecured) socket.destroy();
    return close(done);
  };
}

/**
 * Ends a connection that takes too long. A server that does not listen itself keeps no time.
 * @returns what to call once the connection is TLS's matter
 */
function expect(socket: Socket, unsecured: Set<Socket>): () => void {
  const patience = setTimeout(() => socket.destroy(), patienceMs).unref();
  const settle = (): void => {
    clearTimeout(patience);
    unsecured.delete(socket);
  };
  unsecured.add(socket);
  socket.on('error', () => socket.destroy());
  socket.once('close', settle);
  return settle;
}
