import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { messages, problemSchema, protocolVersion, socketPath } from '@heli/protocol';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { accountRoles, openFortress, street, type Fortress } from './fortress.js';
import { sampleOf, type Schema } from './sample.js';

const seed = Number(process.env['HELI_SEED'] ?? Date.now() % 1_000_000_000);

let fortress: Fortress;
beforeAll(async () => {
  fortress = await openFortress();
});
afterAll(async () => {
  expect(fortress.house.faults).toEqual([]);
  await fortress.close();
});

/** Of somebody who holds every role, so that what is sent comes as far as the handlers. */
const freshToken = async (): Promise<string> =>
  (await fortress.issue(accountRoles, { unitId: 'unit' })).token;

/** A stack, a path of the source or the database's own words. */
const inside = /node_modules|\.[tj]s:\d|\bat \S+ \(|SQLITE|constraint failed|syntax error at/;

/** Holds an answer to what every refusal must be. */
function expectDecent(what: unknown, status: number, type: string, text: string): void {
  const seen = { what, status, text: text.slice(0, 300) };
  if (status >= 500) throw new Error(`A fault of ours: ${JSON.stringify(seen)}`);
  expect({ ...seen, inside: inside.test(text) }).toEqual({ ...seen, inside: false });
  if (status < 400) return;
  expect({ ...seen, type }).toEqual({ ...seen, type: 'application/problem+json; charset=utf-8' });
  const problem = problemSchema.parse(JSON.parse(text));
  expect([problem.status, problem.detail.startsWith(problem.key)]).toEqual([status, false]);
}

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 1e308, 2 ** 53, '', ' ', '\u0000', '\ud800', '🀄'.repeat(50)),
  fc.constantFrom<unknown>(
    [],
    {},
    [[[[[[]]]]]],
    { $ne: 1 },
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '%00',
  ),
  fc.constantFrom<unknown>(
    '9999-99-99',
    '0000-00-00T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    'x'.repeat(5000),
  ),
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>,
);

interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete' | 'patch';
  readonly path: string;
  readonly body: Schema | undefined;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly content?: Content;
    readonly schema?: Schema;
  }[];
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** What the OpenAPI document offers, in short. */
async function operations(): Promise<Operation[]> {
  const { text } = await fortress.send({ method: 'GET', path: '/api/openapi.json' });
  const { paths } = JSON.parse(text) as {
    paths: Record<
      string,
      Record<string, { requestBody?: { content: Content }; parameters?: Operation['parameters'] }>
    >;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody, parameters = [] }]) => ({
      method: method as Operation['method'],
      path,
      body: requestBody?.content['application/json']?.schema,
      parameters,
    })),
  );
}

/** A right value in which something is odd: a field, one too many, or all of it. */
const spoilt = (schema: Schema): fc.Arbitrary<unknown> => {
  const sample = sampleOf(schema);
  const fields = Object.keys(schema.properties ?? {});
  if (typeof sample !== 'object' || sample === null || fields.length === 0) return odd;
  const field = fc.constantFrom(...fields, '__proto__', 'extra');
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(field, odd).map(([name, value]) => ({ ...sample, [name]: value })) },
    { weight: 1, arbitrary: odd },
  );
};

describe(`whatever is sent (seed ${String(seed)})`, () => {
  test('by the OpenAPI document, is taken or refused in words', async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(40);
    for (const operation of all) {
      // Signing out is among them.
      const token = await freshToken();
      const wish = fc.record({
        place: fc.constantFrom(
          street,
          street,
          street,
          'installation',
          '..%2f..%2f',
          '%00',
          '__proto__',
          '9'.repeat(90),
        ),
        body: operation.body ? spoilt(operation.body) : odd,
        parameters: fc.tuple(
          ...operation.parameters.map(({ schema, content }) =>
            spoilt(schema ?? content?.['application/json']?.schema ?? {}),
          ),
        ),
      });
      for (const { place, body, parameters } of fc.sample(wish, { seed, numRuns: 10 })) {
        const query = operation.parameters
          .map((parameter, i) => ({ parameter, value: parameters[i] }))
          .filter(({ parameter }) => parameter.in === 'query')
          .map(
            ({ parameter: { name, content }, value }) =>
              `${name}=${encoded(content || typeof value !== 'string' ? JSON.stringify(value ?? null) : value)}`,
          );
        const path = operation.path.replace('{organisation}', place).replaceAll(/\{\w+\}/g, 'absent');
        const asked = `${path}?${query.join('&')}`;
        const method = operation.method.toUpperCase();
        const { status, headers, text } = await fortress.send({
          method,
          path: asked,
          token,
          body: body ?? {},
        });
        expectDecent([method, asked, body], status, String(headers['content-type']), text);
      }
    }
  });

  // PostgreSQL can't store them, and would make it look like a fault of the mechanism.
  test.each(['a\u0000b', 'half \ud83d of one'])('with the text %j, is refused in words', async (text) => {
    const token = await freshToken();
    for (const [name, body] of [
      ['core.registerPerson', { name: text }],
      ['coordination.report', { title: text, category: 'environment.litter', origin: 'grid' }],
      ['core.changeSettings', { mechanism: 'coordination', settings: { [text]: 1 }, reason: 'r' }],
    ] as const) {
      const path = `/api/${street}/commands/${name}`;
      const { problem } = await fortress.send({ method: 'POST', path, token, body });
      expect([name, problem?.status, problem?.errors?.[0]?.key]).toEqual([name, 400, 'core.invalid.text']);
    }
    const away = await fortress.send({ method: 'DELETE', path: '/api/sessions/a%00b', token });
    expect(away.problem).toMatchObject({ status: 400, key: 'core.refusal.unreadableRequest' });
  });

  test.each([
    ['cut off', '{"a":'],
    ['twice', '{}{}'],
    ['deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['with a prototype', '{"__proto__":{"admin":true}}'],
    ['with a constructor', '{"constructor":{"prototype":{"admin":true}}}'],
    ['no text', '\u0000\u0001\u0002'],
  ])('as a body that is %s, is refused in words', async (_name, body) => {
    const token = await freshToken();
    for (const path of [`/api/${street}/commands/core.registerUnit`, '/api/displays', '/api/session']) {
      const answer = await fetch(fortress.url + path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': 'key-00000000',
          Authorization: `Bearer ${token}`,
        },
        body,
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expectDecent(
        [path, body.slice(0, 40)],
        answer.status,
        answer.headers.get('content-type') ?? '',
        await answer.text(),
      );
    }
  });
});

/** Text that `encodeURIComponent` refuses, such as half a character, is sent as it would arrive. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

describe('a socket', () => {
  const connected = async (): Promise<Socket> => {
    const token = await freshToken();
    const socket = io(fortress.url, {
      ...{
        path: socketPath,
        transports: ['websocket'],
        auth: { token },
        reconnection: false,
        forceNew: true,
      },
    });
    await new Promise((resolve, reject) =>
      socket.once('connect', () => resolve(undefined)).once('connect_error', reject),
    );
    return socket;
  };
  const watching = { protocol: protocolVersion, organisations: [street] };

  test('that asks for anything odd is refused in words, and goes on', async () => {
    const socket = await connected();
    const wish = fc.oneof(odd, fc.record({ protocol: odd, organisations: odd }), spoilt(watchWish));
    for (const message of fc.sample(wish, { seed, numRuns: 60 })) {
      const answer = (await socket.timeout(30_000).emitWithAck(messages.watch, message)) as {
        ok: boolean;
        problem?: unknown;
      };
      if (answer.ok) continue;
      const problem = problemSchema.parse(answer.problem);
      expectDecent(
        message,
        problem.status,
        'application/problem+json; charset=utf-8',
        JSON.stringify(problem),
      );
    }
    expect(await socket.timeout(30_000).emitWithAck(messages.watch, watching)).toMatchObject({ ok: true });
    socket.disconnect();
  });

  test('that sends no message at all harms nobody', async () => {
    const bystander = await connected();
    for (const frames of nonsense) await sendRaw(frames);
    expect(await bystander.timeout(30_000).emitWithAck(messages.watch, watching)).toMatchObject({ ok: true });
    bystander.disconnect();
  });

  const watchWish: Schema = {
    type: 'object',
    required: ['protocol', 'organisations'],
    properties: {
      protocol: { const: protocolVersion },
      organisations: { type: 'array', minItems: 1, items: { const: street } },
      since: { type: 'object' },
    },
  };
});

/** Stands for the frame with which somebody known enters. */
const entry = 'entry';
/** Frames below and beside socket.io's own protocol, one connection each. */
const nonsense: readonly (readonly (string | Uint8Array)[])[] = [
  ['hello'],
  ['4'],
  ['40{"token":'],
  ['40[]'],
  ['40{"token":{"__proto__":1}}'],
  ['42["watch",{}]'],
  [entry, '42'],
  [entry, '42{"a":1}'],
  [entry, '42["__proto__"]'],
  [entry, '42["constructor",{}]'],
  [entry, '42["disconnect"]'],
  [entry, '42["connection"]'],
  [entry, '42[1,2]'],
  [entry, '42["watch"'],
  [entry, '42["watch"]'],
  [entry, '429999999999999999999["watch",{}]'],
  [entry, '43["watch"]'],
  [entry, '43999[]'],
  [entry, `42${'['.repeat(5000)}`],
  [entry, '451-["watch",{"_placeholder":true,"num":0}]', new Uint8Array([1, 2, 3])],
  [entry, '451-["watch",{"_placeholder":true,"num":99}]', new Uint8Array([1])],
  [entry, '45999999-["watch"]'],
  [entry, new Uint8Array([255, 254, 0])],
  [entry, `42["watch","${'x'.repeat(20_000)}"]`],
  ['4/nowhere,{}', '40/../,{}'],
  ['1'],
  ['2probe', '5', '6', '9'],
  ['\u0000\ud800'],
];

/** Opens a websocket, sends its frames and leaves; that the server hangs up first is as well. */
const sendRaw = async (frames: readonly (string | Uint8Array)[]): Promise<void> => {
  const entering = `40${JSON.stringify({ token: await freshToken() })}`;
  return new Promise((resolve) => {
    const socket = new WebSocket(
      `${fortress.url.replace('http', 'ws')}${socketPath}/?EIO=4&transport=websocket`,
    );
    socket.addEventListener('open', () => {
      for (const frame of frames) socket.send(frame === entry ? entering : (frame as string));
      socket.close();
    });
    socket.addEventListener('close', () => resolve());
  });
};
