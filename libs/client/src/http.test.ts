import { expect, test } from '@jest/globals';
import { defineCommands, defineQueries, command, permission, query } from '@heli/sdk';
import { z } from 'zod';
import { Http, Organisation } from './http.js';
import { ProblemError } from './problem-error.js';

const may = permission('a.b.c', { office: 'subtree' });
const { greet } = defineCommands('a', {
  greet: command({
    permission: may,
    input: z.object({ name: z.string() }),
    output: z.object({ id: z.string() }),
  }),
});
const { greetings } = defineQueries('a', {
  greetings: query({
    permission: may,
    input: z.object({ of: z.string() }),
    output: z.array(z.string()),
    whenAbsent: [],
  }),
});

const answering = (status: number, body: unknown) => {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetching = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    calls.push({ url: String(url), init });
    return new Response(JSON.stringify(body), { status });
  };
  return { calls, http: new Http({ token: () => 't', fetch: fetching }) };
};

test('a command goes out with its key and comes back with its sequence number', async () => {
  const { calls, http } = answering(200, { output: { id: 'x' }, seq: 12 });
  const sent = await new Organisation(http, '370704').send(greet, { name: 'Li' }, 'key-1');
  expect(sent).toEqual({ output: { id: 'x' }, seq: 12 });
  expect(calls[0]?.url).toBe('/api/370704/commands/a.greet');
  expect(calls[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"name":"Li"}',
    headers: { Authorization: 'Bearer t', 'Idempotency-Key': 'key-1', 'Content-Type': 'application/json' },
  });
});

test('a query puts its input into the address', async () => {
  const { calls, http } = answering(200, ['a']);
  expect(await new Organisation(http, '370704').ask(greetings, { of: '李' })).toEqual(['a']);
  expect(decodeURIComponent(calls[0]?.url ?? '')).toBe('/api/370704/queries/a.greetings?input={"of":"李"}');
});

test('a refusal is a typed error with the key of its message', async () => {
  const problem = {
    type: 'about:blank',
    title: 't',
    status: 409,
    detail: 'd',
    key: 'a.no',
    params: { n: 1 },
    instance: 'i',
  };
  const { http } = answering(409, problem);
  const failed = await http.get('/x').catch((cause: unknown) => cause);
  expect(failed).toBeInstanceOf(ProblemError);
  expect((failed as ProblemError).problem).toEqual(problem);
});

test('a page of a proxy and a dead network are problems too', async () => {
  const { http } = answering(502, 'no');
  await expect(http.get('/x')).rejects.toMatchObject({ status: 502, problem: { key: 'core.http' } });
  const dead = new Http({ fetch: () => Promise.reject(new TypeError('gone')) });
  await expect(dead.get('/x')).rejects.toMatchObject({ status: 0, problem: { key: 'core.unreachable' } });
});

test('a command without a key gets one of its own, also where the page is no secure context', async () => {
  const { calls, http } = answering(200, { output: { id: 'x' }, seq: 1 });
  const secure = Object.getOwnPropertyDescriptor(Crypto.prototype, 'randomUUID')!;
  Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
  try {
    for (const name of ['Li', 'Wu']) await new Organisation(http, '370704').send(greet, { name });
  } finally {
    Object.defineProperty(Crypto.prototype, 'randomUUID', secure);
  }
  const keys = calls.map(({ init }) => new Headers(init.headers).get('Idempotency-Key'));
  expect(keys[0]).toMatch(/^[\w.:-]{8,100}$/);
  expect(keys[1]).not.toBe(keys[0]);
});

test('a removal is answered without a body', async () => {
  const calls: string[] = [];
  const http = new Http({
    token: () => 't',
    fetch: async (url, init) => {
      calls.push(`${init?.method ?? ''} ${url as string}`);
      return new Response(null, { status: 204 });
    },
  });
  await expect(http.remove('/api/displays/1')).resolves.toBeUndefined();
  expect(calls).toEqual(['DELETE /api/displays/1']);
});
