import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { messages, type Frame } from '@heli/protocol';

/**
 * Bare web sockets: each gets the same bytes, encoded once per POST. Of socket.io it knows the greeting alone, so that
 * the same wall can hang there.
 */
const frame = JSON.parse(process.argv[2] ?? 'null') as Frame | null;
const walls = new Set<Socket>();
let seq = 0;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    seq += 1;
    const bytes = encoded(`42${JSON.stringify([messages.frame, { ...frame, seq }])}`);
    for (const wall of walls) wall.write(bytes);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ seq }));
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, request) => {
  walls.add(request.socket);
  socket.once('message', () => socket.send('40{}'));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.send!({ port: address.port });
});

/** A text frame as RFC 6455 has it: final, not masked, up to 64 KiB. */
function encoded(text: string): Buffer {
  const payload = Buffer.from(text);
  const short = payload.length < 126;
  const head = Buffer.from([0x81, short ? payload.length : 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([short ? head.subarray(0, 2) : head, payload]);
}
