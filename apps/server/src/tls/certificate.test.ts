import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAuthority, issueCertificate, type Pair } from './authority.js';
import { isFor, readCertificate } from './certificate.js';
import { expiryWarning } from './renewal.js';

const folder = mkdtempSync(join(tmpdir(), 'heli-tls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date('2026-11-24T00:00:00.000Z');
let authority: Pair;
let server: Pair;
let other: Pair;
beforeAll(async () => {
  authority = await createAuthority('machine', ['heli.test', '203.0.113.7'], now);
  server = await issueCertificate(authority, ['heli.test', '192.168.1.5', 'fd00::2'], 30, now);
  other = await issueCertificate(authority, ['heli.test'], 30, now);
});

let files = 0;
function lay(text: string): string {
  const file = join(folder, String(++files));
  writeFileSync(file, text);
  return file;
}
const read = (cert: string, key: string, at: Date = now) =>
  readCertificate({ cert: lay(cert), key: lay(key), authority: undefined }, at);
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);

test('a pair that belongs together is for its names and addresses only', () => {
  const { leaf } = read(server.cert, server.key);
  expect(
    ['heli.test', '192.168.1.5', '[fd00::2]', 'www.heli.test', 'heli'].map((host) => isFor(leaf, host)),
  ).toEqual([true, true, true, false, false]);
});

test('what can’t be served is refused with one sentence that says what to do', () => {
  const missing = { cert: join(folder, 'none.crt'), key: lay(server.key), authority: undefined };
  const wrong: [() => unknown, RegExp][] = [
    [() => readCertificate(missing, now), /none\.crt can't be read \(ENOENT\): correct HELI_TLS_CERT/],
    [() => readCertificate({ ...missing, cert: folder }, now), /can't be read \(EISDIR\)/],
    [() => read('no certificate', server.key), /holds no certificate/],
    [() => read(server.cert, 'no key'), /holds no private key/],
    [() => read(server.cert, server.cert), /holds no private key/],
    [() => read(server.cert, other.key), /does not belong to the certificate/],
    [() => read(server.cert, server.key, days(31)), /expired on 2026-12-24: put a renewed one/],
    [() => read(server.cert, server.key, days(-2)), /valid only from 2026-11-23/],
  ];
  for (const [attempt, sentence] of wrong) {
    expect(attempt).toThrow(expect.objectContaining({ name: 'StartFault' }));
    expect(attempt).toThrow(sentence);
  }
});

test('says in good time that it expires', () => {
  const certificate = read(server.cert, server.key);
  expect(expiryWarning(certificate, days(1))).toBeUndefined();
  expect(expiryWarning(certificate, days(20))).toContain('2026-12-24, in 10 days');
});

/** What a client that trusts the authority makes of a certificate. */
async function handshake({ cert, key }: Pair, host: string): Promise<string> {
  const listening = createServer({ cert, key }).listen(0, '127.0.0.1');
  await new Promise((ready) => listening.once('listening', ready));
  const { port } = listening.address() as { port: number };
  const said = await new Promise<string>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', servername: host, ca: authority.cert }, () =>
      resolve('trusted'),
    );
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    socket.on('secureConnect', () => socket.end());
  });
  await new Promise((closed) => listening.close(closed));
  return said;
}

test('the authority is believed about its own names, and about no others', async () => {
  const names = {
    own: ['heli.test', '10.1.2.3', '::1'],
    bank: ['bank.example'],
    address: ['heli.test', '203.0.113.7'],
  };
  const trusted = async (vouchesFor: readonly string[]): Promise<string[]> => {
    authority = await createAuthority('machine', vouchesFor, new Date());
    const found: string[] = [];
    for (const [name, hosts] of Object.entries(names)) {
      const issued = await issueCertificate(authority, hosts, 30, new Date());
      if ((await handshake(issued, hosts[0]!)) === 'trusted') found.push(name);
    }
    return found;
  };
  expect(await trusted(['heli.test'])).toEqual(['own']);
  expect(await trusted(['heli.test', 'bank.example', '203.0.113.7'])).toEqual(['own', 'bank', 'address']);
});
