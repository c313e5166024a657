import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { openFortress, street, type Fortress } from './fortress.js';

let fortress: Fortress;
beforeAll(async () => {
  fortress = await openFortress();
});
afterAll(() => fortress.close());

type Headers = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** What is wrong with an answer's headers, in words; a wall may stand in a frame of our own pages. */
function faultsOf(headers: Headers, ancestors: 'none' | 'self' = 'none'): string[] {
  const policy = headers['content-security-policy']?.toString() ?? '';
  const wanted: Readonly<Record<string, string>> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  };
  return [
    ...Object.entries(wanted)
      .filter(([name, value]) => headers[name] !== value)
      .map(([name]) => `${name}: ${headers[name]?.toString()}`),
    ...["default-src 'none'", `frame-ancestors '${ancestors}'`].filter((part) => !policy.includes(part)),
    ...['unsafe-inline', 'unsafe-eval', '*', 'http:'].filter((part) => policy.includes(part)),
    ...['camera=()', 'geolocation=()', 'microphone=()'].filter(
      (part) => !headers['permissions-policy']?.toString().includes(part),
    ),
    ...['server', 'x-powered-by'].filter((name) => name in headers),
  ];
}

test('every route sends them, to whoever is let in and to whoever is not', async () => {
  const { declaredRoutes } = fortress.app.getHttpAdapter().getInstance();
  const found: [string, number, string[]][] = [];
  for (const { method, path } of declaredRoutes) {
    const filled = path.replace(':organisation', street).replace(/:\w+/g, 'absent').replace('*', 'somewhere');
    // Signing out ends a token: every route is tried with a new one.
    const { token } = await fortress.issue(['office', 'administrator']);
    for (const bearer of [token, undefined]) {
      const { status, headers } = await fortress.send({ method, path: filled, token: bearer });
      const isWall = status === 200 && /^\/wall(\/\*?)?$/.test(path);
      found.push([`${method} ${path}`, status, faultsOf(headers, isWall ? 'self' : 'none')]);
    }
  }
  expect(found.filter(([, , faults]) => faults.length > 0)).toEqual([]);
  expect(new Set(found.map(([, status]) => status))).toEqual(expect.objectContaining(new Set([200, 401])));
});

test.each([
  ['GET', '/nowhere', 404],
  ['GET', '/api/nowhere', 404],
  ['GET', '/wall/assets/absent.js', 404],
  ['PUT', '/api/session', 404],
  ['GET', '/%', 400],
  ['GET', `/api/${street}/queries/core.units?input={`, 400],
  ['GET', '/live/?EIO=4&transport=polling', 426],
  ['POST', '/live/', 426],
])('%s %s is answered %i with them', async (method, path, status) => {
  const { token } = await fortress.issue(['office']);
  const answer = await fetch(fortress.url + path, { method, headers: { Authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(status);
  expect(faultsOf(Object.fromEntries(answer.headers))).toEqual([]);
  const problem = (await answer.json()) as { key?: string };
  expect(problem.key).toMatch(/^core\.refusal\./);
});

test.each([
  ['what is no HTTP', 'NONSENSE\r\n\r\n', 400],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
  ],
  ['endless headers', `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
])('%s is answered with them too', async (_name, bytes, status) => {
  const text = await rawAnswer(bytes);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  expect(line).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
  const headers = lines.map((each): [string, string] => {
    const colon = each.indexOf(':');
    return [each.slice(0, colon).toLowerCase(), each.slice(colon + 1).trim()];
  });
  expect(faultsOf(Object.fromEntries(headers))).toEqual([]);
  expect(JSON.parse(body)).toMatchObject({ status, key: 'core.refusal.unreadableRequest' });
});

/** All that the server answers to raw bytes until it closes the connection. */
const rawAnswer = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(fortress.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    // What was sent beyond the limit is never read: the answer has come nevertheless.
    socket.on('error', () => resolve(text)).on('close', () => resolve(text));
    socket.setTimeout(10_000, () => reject(new Error(`No end came after: ${text}`)));
  });
