import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createAuthority, issueCertificate } from './authority.js';
import { answerPlain } from './plain-side.js';

let server: Server;
let port: number;
let ca: string;
beforeEach(async () => {
  const now = new Date();
  const authority = await createAuthority('machine', ['localhost'], now);
  const { cert, key } = await issueCertificate(authority, ['localhost'], 1, now);
  ca = authority.cert;
  server = createServer({ cert, key }, (_request, response) => void response.end('secure'));
  answerPlain(server, (_request, response) => void response.end('plain'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as { port: number });
});
afterEach(() => void server.close());

const request = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
async function heard(socket: Socket, parts: readonly string[]): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  for (const part of parts) {
    socket.write(part);
    await new Promise((sent) => setImmediate(sent));
  }
  await once(socket, 'close');
  return text.split('\r\n\r\n')[1] ?? '';
}

test('each is answered in the tongue it speaks, however slowly it begins', async () => {
  const secure = connectSecurely({ port, host: '127.0.0.1', servername: 'localhost', ca });
  expect(await heard(secure, [request])).toContain('secure');
  expect(await heard(connect(port, '127.0.0.1'), [request])).toContain('plain');
  expect(await heard(connect(port, '127.0.0.1'), Array.from(request))).toContain('plain');
});

test('whoever says nothing, or half a request, does not keep the server from closing', async () => {
  const [silent, slow] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
  await Promise.all([once(silent, 'connect'), once(slow, 'connect')]);
  slow.write('GET / HT');
  await heard(connect(port, '127.0.0.1'), [request]);
  await new Promise((closed) => server.close(closed));
  expect(server.listening).toBe(false);
});
