import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as plainRequest, type IncomingHttpHeaders } from 'node:http';
import { request as secureRequest, type RequestOptions } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import {
  heli,
  newFolder,
  removeFolder,
  runBuilt,
  startServer,
  type Environment,
  type Server,
} from '../journey/server.js';

const street = '370704003';
const password = 'a password for tests';
const folder = newFolder();
const file = (name: string): string => join(folder, 'tls', name);
let port: number;
let env: Environment;
let made: string;
let server: Server;

beforeAll(async () => {
  port = await freePort();
  env = {
    HELI_DATA: folder,
    HELI_ADMIN_PASSWORD: password,
    HELI_ORIGIN: `https://heli.test:${String(port)}`,
    PORT: String(port),
  };
  const { code, out } = await heli(['tls', 'init', '--name', 'heli.test'], env);
  expect(code).toBe(0);
  made = out;
  server = await startServer(env);
});
afterAll(async () => {
  await server.end('SIGTERM');
  removeFolder(folder);
});

/** The address is printed before the server knows its port, so this one is chosen by the test. */
async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => holder.once('listening', ready));
  const { port: free } = holder.address() as { port: number };
  await new Promise((closed) => holder.close(closed));
  return free;
}

interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly tls: { readonly protocol: string | null; readonly fingerprint: string } | undefined;
}

/** Speaks to the server by a name that is not loopback's, as a machine would that trusts the authority. */
function hear(path: string, options: RequestOptions = {}, body?: string): Promise<Heard> {
  const request = options.protocol === 'http:' ? plainRequest : secureRequest;
  const all: RequestOptions = {
    host: 'heli.test',
    port,
    path,
    servername: 'heli.test',
    ca: readFileSync(file('ca.crt')),
    agent: false,
    lookup: (_name, { all: several }, done) =>
      several ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
    ...options,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(all, (incoming) => {
      const tls = 'getPeerCertificate' in incoming.socket ? (incoming.socket as TLSSocket) : undefined;
      const seen = tls && {
        protocol: tls.getProtocol(),
        fingerprint: tls.getPeerCertificate().fingerprint256,
      };
      let received = '';
      incoming.setEncoding('utf8').on('data', (text: string) => (received += text));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: received, tls: seen }),
      );
    });
    outgoing.on('upgrade', ({ statusCode = 0, headers }, socket) => {
      socket.destroy();
      resolve({ status: statusCode, headers, body: '', tls: undefined });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test('init keeps its keys to itself, and says how to start and what to trust', () => {
  for (const name of ['ca.key', 'server.key']) expect(statSync(file(name)).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'tls')).mode & 0o777).toBe(0o700);
  expect(made).toContain(`HELI_ORIGIN=https://heli.test:${String(port)}`);
  expect(made).toContain(`http://heli.test:${String(port)}/ca.crt`);
  expect(made).toContain(new X509Certificate(readFileSync(file('ca.crt'))).fingerprint256);
  for (const system of ['Windows', 'macOS', 'Android', '安卓', 'iPhone']) expect(made).toContain(system);
  expect(made).not.toMatch(/core\.tls\.|PRIVATE KEY/);
  expect(server.said()).toContain(`Wall   https://heli.test:${String(port)}/wall`);
});

test('a machine that trusts the authority speaks HTTPS by the name, and is told to stay there', async () => {
  const { status, headers, tls } = await hear('/api/health/live');
  expect([status, tls?.protocol]).toEqual([200, 'TLSv1.3']);
  expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
  await expect(hear('/api/health/live', { ca: [] })).rejects.toThrow(/unable to verify|self-signed/);
  await expect(hear('/api/health/live', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })).rejects.toThrow();
});

test('plain HTTP on the same port gets a redirect and the authority, and reaches nothing else', async () => {
  const plain = { protocol: 'http:', method: 'GET' };
  const redirected = await hear('/wall?a=1', plain);
  expect([redirected.status, redirected.headers.location]).toEqual([308, `${env['HELI_ORIGIN']!}/wall?a=1`]);
  for (const how of [plain, {}]) {
    const { status, headers, body } = await hear('/ca.crt', how);
    expect([status, headers['content-type'], body]).toEqual([
      200,
      'application/x-x509-ca-cert',
      readFileSync(file('ca.crt'), 'utf8'),
    ]);
  }
  const sent = await hear(
    '/api/session',
    { ...plain, method: 'POST', headers: { 'Content-Type': 'application/json' } },
    JSON.stringify({ name: 'admin', password }),
  );
  expect([sent.status, (JSON.parse(sent.body) as { key: string }).key]).toEqual([
    403,
    'core.refusal.httpsOnly',
  ]);
});

test('another server’s name is turned away, and a foreign page before it is connected', async () => {
  const { status, body } = await hear('/api/health/live', { headers: { Host: 'evil.example' } });
  expect([status, (JSON.parse(body) as { key: string }).key]).toEqual([421, 'core.refusal.foreignHost']);
  const upgrade = (origin: string, host = `heli.test:${String(port)}`): Promise<number> =>
    hear('/live/?EIO=4&transport=websocket', {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
        Origin: origin,
        Host: host,
      },
    }).then(({ status: answered }) => answered);
  expect(await upgrade(env['HELI_ORIGIN']!)).toBe(101);
  for (const foreign of [
    'https://evil.example',
    'null',
    `http://heli.test:${String(port)}`,
    'https://heli.test',
  ])
    expect([foreign, await upgrade(foreign)]).toEqual([foreign, 403]);
  expect(await upgrade('https://evil.example', 'evil.example')).toBe(403);
});

test('a browser signs in and a wall lives, both in a secure context', async () => {
  const tree = join(folder, 'tree.json');
  writeFileSync(
    tree,
    JSON.stringify([{ code: street, name: '凤凰街道', level: 'street', parentCode: null }]),
  );
  expect((await heli(['import', 'organisations', tree], env)).code).toBe(0);
  const { out: link } = await heli(['wall', 'open', '--organisation', street], env);
  expect(link).toMatch(new RegExp(`^https://heli\\.test:${String(port)}/wall#code=\\w+\\n$`));
  const browser = await chromium.launch({
    executablePath: process.env['HELI_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      '--host-resolver-rules=MAP heli.test 127.0.0.1',
      `--ignore-certificate-errors-spki-list=${keyHash()}`,
    ],
  });
  try {
    const page = await browser.newPage({ locale: 'en' });
    page.setDefaultTimeout(60_000);
    await page.goto(`${env['HELI_ORIGIN']!}/admin`);
    await page.getByLabel('Account').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await page.evaluate('isSecureContext')).toBe(true);
    const who = await page.evaluate<{ origin: string }>(
      'fetch("/api/session").then((answer) => answer.json())',
    );
    expect(who.origin).toBe(env['HELI_ORIGIN']);
    expect(await page.context().cookies()).toEqual([
      expect.objectContaining({ name: expect.stringMatching(/^__Host-/), secure: true, httpOnly: true }),
    ]);

    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.getByRole('link', { name: '/api/reference' }).click();
    await page.getByRole('heading', { name: 'Programming interface' }).waitFor();
    expect(await page.evaluate('getComputedStyle(document.querySelector("nav")).position')).toBe('sticky');
    expect(complaints).toEqual([]);

    const wall = await browser.newPage();
    const frames = new Promise<string>((resolve) =>
      wall.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          if (String(payload).includes('"frame"') || String(payload).includes('"room"'))
            resolve(socket.url());
        }),
      ),
    );
    await wall.goto(link.trim());
    expect(await frames).toMatch(new RegExp(`^wss://heli\\.test:${String(port)}/live/`));
    expect(await wall.evaluate('isSecureContext')).toBe(true);
  } finally {
    await browser.close();
  }
});

/** What Chromium is told to trust: the hash of the certificate's public key. */
function keyHash(): string {
  const { publicKey } = new X509Certificate(readFileSync(file('server.crt')));
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

test('a renewed certificate is taken without a restart; one that is no good is not, and the command line follows', async () => {
  const served = async (): Promise<string | undefined> => (await hear('/api/health/live')).tls?.fingerprint;
  const { pid } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as { pid: number };
  const [first, authority] = [await served(), readFileSync(file('ca.crt'), 'utf8')];
  const good = readFileSync(file('server.crt'), 'utf8');

  writeFileSync(file('server.crt'), 'half a certificate');
  process.kill(pid, 'SIGHUP');
  await said(/can't be used|certificateKept/);
  expect(await served()).toBe(first);
  writeFileSync(file('server.crt'), good);

  expect((await heli(['tls', 'init'], env)).code).toBe(0);
  expect(readFileSync(file('ca.crt'), 'utf8')).toBe(authority);
  const renewed = new X509Certificate(readFileSync(file('server.crt'))).fingerprint256;
  expect(renewed).not.toBe(first);
  process.kill(pid, 'SIGHUP');
  while ((await served()) !== renewed) await sleep(20);
  expect((await heli(['check'], env)).code).toBe(0);
});

async function said(what: RegExp): Promise<void> {
  while (!what.test(server.said())) await sleep(20);
}

test('a certificate that can’t be served ends the start with one sentence', async () => {
  const wrong = { ...env, HELI_TLS_CERT: file('ca.crt'), HELI_TLS_KEY: file('server.key') };
  const { code, err } = await runBuilt('main.js', [], wrong);
  expect(code).toBe(1);
  expect(err).toMatch(/^[^\n]*does not belong to the certificate[^\n]*\n$/);
  const foreign = await heli(['tls', 'init', '--name', 'bank.example'], env);
  expect(foreign.code).toBe(1);
  expect(foreign.err).toMatch(/^[^\n]*may not vouch for bank\.example[^\n]*--new-authority[^\n]*\n$/);
});

test('a proxy is believed only where one was announced', async () => {
  const seen = async (trust: string): Promise<(string | number | undefined)[]> => {
    const data = newFolder();
    const behind = await startServer({
      HELI_DATA: data,
      HELI_ORIGIN: 'https://heli.example',
      HELI_TRUST_PROXY: trust,
    });
    const { url } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as { url: string };
    const ask = (headers: Record<string, string>): Promise<Heard> =>
      hear('/api/health/live', { protocol: 'http:', port: new URL(url).port, headers });
    const forwarded = await ask({ Host: 'heli.example', 'X-Forwarded-Proto': 'https' });
    const elsewhere = await ask({ Host: 'heli.example', 'X-Forwarded-Host': 'evil.example' });
    await behind.end('SIGTERM');
    removeFolder(data);
    return [forwarded.status, forwarded.headers['strict-transport-security'], elsewhere.status];
  };
  expect(await seen('1')).toEqual([200, expect.stringMatching(/^max-age/), 421]);
  expect(await seen('10.9.8.7')).toEqual([200, undefined, 200]);
});
