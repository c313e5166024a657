import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { coordination } from '@heli/contracts/coordination';
import { problemSchema, type Problem } from '@heli/protocol';
import coordinationPlugin from '../../plugins/coordination/src/index.js';
import { communities, createHouse, street, type House } from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let counter: Counter;
let url: string;
let token: string;

beforeEach(async () => {
  counter = makeCounter();
  house = await createHouse({ mechanisms: [counter.mechanism, coordinationPlugin], folder: newFolder() });
  ({ url } = await house.listen());
  const accountId = await house.kernel.accounts.create('anna', undefined, [
    { role: 'office', organisation: street, unitId: undefined },
  ]);
  ({ token } = await house.kernel.accounts.issueToken({ kind: 'api', label: 't', accountId }));
});
afterEach(() => house.close());
afterAll(removeFolders);

let keys = 0;
interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string | undefined>;
  readonly body?: string;
}
async function ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Response> {
  const all = {
    Authorization: `Bearer ${token}`,
    'Accept-Language': 'en',
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...headers,
  };
  const sent = Object.entries<string | undefined>(all).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return fetch(url + path, { method, headers: sent, ...(body !== undefined && { body }) });
}
const command = (
  name: string,
  body: string,
  headers: Ask['headers'] = {},
  organisation = street,
): Promise<Response> =>
  ask(`/api/${organisation}/commands/${name}`, {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': `key-${String(++keys).padStart(8, '0')}`, ...headers },
  });
const send = (
  name: string,
  input: unknown,
  headers?: Ask['headers'],
  organisation?: string,
): Promise<Response> => command(name, JSON.stringify(input), headers, organisation);

interface Wanted {
  readonly status: number;
  readonly key: string;
  readonly field?: string;
}
/** Asks in both languages, and holds the answer to what every problem must be. */
async function expectProblem(
  how: (headers: Record<string, string>) => Promise<Response>,
  wanted: Wanted,
): Promise<Problem> {
  const head = house.kernel.log.head.seq;
  const said: Problem[] = [];
  for (const language of ['zh-CN', 'en']) {
    const response = await how({ 'Accept-Language': language });
    const text = await response.text();
    expect([wanted.key, response.status, response.headers.get('content-type')]).toEqual([
      wanted.key,
      wanted.status,
      'application/problem+json; charset=utf-8',
    ]);
    const problem = problemSchema.parse(JSON.parse(text));
    expect(problem).toMatchObject({
      key: wanted.key,
      status: wanted.status,
      type: `urn:heli:problem:${wanted.key}`,
    });
    expect(problem.instance).toMatch(/^urn:heli:log:\w{26}$/);
    expect(text).not.toMatch(/node_modules|\.ts:|\.js:|SQLITE|at \w+ \(/);
    expect(problem.detail).not.toContain(wanted.key);
    expect(problem.detail).not.toMatch(/\{\w+\}/);
    if (wanted.field !== undefined) expect(problem.errors?.map(({ field }) => field)).toContain(wanted.field);
    for (const error of problem.errors ?? []) expect(error.detail).not.toMatch(/^core\./);
    said.push(problem);
  }
  expect(said[0]!.detail).toMatch(/[\u4e00-\u9fff]/);
  expect(said[1]!.detail).not.toMatch(/[\u4e00-\u9fff]/);
  expect(house.kernel.log.head.seq).toBe(head);
  expect(await house.kernel.database.sql.reader.all('SELECT 1 FROM counter_item')).toEqual([]);
  return said[1]!;
}

describe('a bad command', () => {
  const cases: [string, (headers: Record<string, string>) => Promise<Response>, Wanted][] = [
    [
      'an unknown name',
      (h) => send('counter.nothing', {}, h),
      { status: 404, key: 'core.refusal.unknownCommand' },
    ],
    [
      'a name of the language',
      (h) => send('__proto__', {}, h),
      { status: 404, key: 'core.refusal.unknownCommand' },
    ],
    [
      'an absent organisation',
      (h) => send('counter.note', {}, h, '999999'),
      { status: 404, key: 'core.refusal.unknownOrganisation' },
    ],
    [
      'an organisation that is none',
      (h) => send('counter.note', {}, h, '..%2f..%2fetc'),
      { status: 404, key: 'core.refusal.unknownOrganisation' },
    ],
    [
      'malformed JSON',
      (h) => command('counter.note', '{"add": 1,', h),
      { status: 400, key: 'core.refusal.malformedJson' },
    ],
    [
      'an empty body',
      (h) => command('counter.note', '', h),
      { status: 400, key: 'core.refusal.malformedJson' },
    ],
    [
      'a list',
      (h) => command('counter.note', '[]', h),
      { status: 400, key: 'core.refusal.invalidInput', field: '(body)' },
    ],
    [
      'a text',
      (h) => command('counter.note', '"add"', h),
      { status: 400, key: 'core.refusal.invalidInput', field: '(body)' },
    ],
    [
      '10 MB',
      (h) => command('counter.note', JSON.stringify({ key: 'x'.repeat(10_000_000) }), h),
      { status: 413, key: 'core.refusal.bodyTooLarge' },
    ],
    [
      'an unknown field',
      (h) => send('counter.note', { add: 1, colour: 'red' }, h),
      { status: 400, key: 'core.refusal.invalidInput', field: 'colour' },
    ],
    [
      'a wrong type',
      (h) => send('counter.note', { add: '1' }, h),
      { status: 400, key: 'core.refusal.invalidInput', field: 'add' },
    ],
    [
      'a number too large',
      (h) => command('counter.note', '{"add": 1e400}', h),
      { status: 400, key: 'core.refusal.invalidInput', field: 'add' },
    ],
    [
      'a wrong field deep within',
      (h) => send('counter.remind', { set: [{ key: 'a', at: 1 }] }, h),
      { status: 400, key: 'core.refusal.invalidInput', field: 'set.0.at' },
    ],
    [
      '__proto__',
      (h) => command('counter.note', '{"__proto__": {"add": 9}}', h),
      { status: 400, key: 'core.refusal.malformedJson' },
    ],
    [
      'constructor.prototype',
      (h) => command('counter.note', '{"constructor": {"prototype": {"add": 9}}}', h),
      { status: 400, key: 'core.refusal.malformedJson' },
    ],
    [
      'a form',
      (h) => command('counter.note', 'add=1', { ...h, 'Content-Type': 'application/x-www-form-urlencoded' }),
      { status: 415, key: 'core.refusal.notJson' },
    ],
    [
      'plain text',
      (h) => command('counter.note', '{"add":1}', { ...h, 'Content-Type': 'text/plain' }),
      { status: 415, key: 'core.refusal.notJson' },
    ],
    [
      'no key',
      (h) => send('counter.note', {}, { ...h, 'Idempotency-Key': undefined }),
      { status: 400, key: 'core.refusal.missingIdempotencyKey', field: 'Idempotency-Key' },
    ],
    [
      'a short key',
      (h) => send('counter.note', {}, { ...h, 'Idempotency-Key': 'short' }),
      { status: 400, key: 'core.refusal.missingIdempotencyKey', field: 'Idempotency-Key' },
    ],
    [
      'no token',
      (h) => send('counter.note', {}, { ...h, Authorization: undefined }),
      { status: 401, key: 'core.refusal.noToken' },
    ],
    [
      'a wrong token',
      (h) => send('counter.note', {}, { ...h, Authorization: 'Bearer heli_wrong' }),
      { status: 401, key: 'core.refusal.badToken' },
    ],
    ['no right', (h) => send('counter.guarded', {}, h), { status: 403, key: 'core.refusal.notPermitted' }],
  ];
  test.each(cases)('with %s is a problem in words, and nothing is stored', async (_name, how, wanted) => {
    await expectProblem(how, wanted);
    expect(({} as Record<string, unknown>)['add']).toBeUndefined();
  });

  test('to a mechanism that is not active says so', async () => {
    await house.kernel.command(street, 'core.deactivateMechanism', { mechanism: 'counter', reason: 'r' });
    await expectProblem((h) => send('counter.note', {}, h), {
      status: 409,
      key: 'core.refusal.mechanismInactive',
    });
  });

  test('that a mechanism spoils says which, and nothing of why', async () => {
    counter.knobs.misdeed = () => Promise.reject(new Error('the secret reason'));
    const problem = await expectProblem((h) => send('counter.misbehave', {}, h), {
      status: 500,
      key: 'core.fault.mechanism',
    });
    expect(problem.params).toEqual({ mechanism: 'counter' });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  test('of another body under the same key says so', async () => {
    const key = { 'Idempotency-Key': 'key-of-this-test' };
    const first = await send('counter.note', { add: 1 }, key);
    expect(first.status).toBe(200);
    await expectProblem((h) => send('counter.note', { add: 2 }, { ...h, ...key }), {
      status: 409,
      key: 'core.refusal.idempotencyKeyReused',
      field: 'Idempotency-Key',
    });
    const again = await send('counter.note', { add: 1 }, key);
    expect(await again.json()).toEqual(await first.json());
  });
});

describe('a foreign organisation', () => {
  test('answers exactly as an absent one, at every door', async () => {
    const accountId = await house.kernel.accounts.create('bob', undefined, [
      { role: 'office', organisation: communities[0], unitId: undefined },
    ]);
    ({ token } = await house.kernel.accounts.issueToken({ kind: 'api', label: 't', accountId }));
    const doors: ((code: string) => Promise<Response>)[] = [
      (code) => send('counter.note', {}, {}, code),
      (code) => send('counter.guarded', {}, {}, code),
      (code) => ask(`/api/${code}/queries/counter.items`),
      (code) => ask(`/api/${code}/cells?metrics=counter.sum&period=total`),
    ];
    for (const door of doors) {
      const said = await Promise.all(
        [street, communities[1], '999999999999'].map(async (code) => {
          const response = await door(code);
          const text = (await response.text()).replaceAll(code, '#').replace(/urn:heli:log:\w+/, '');
          return [response.status, text, [...response.headers.keys()].sort()];
        }),
      );
      expect(said[0]![0]).toBe(404);
      expect(said[1]).toEqual(said[0]);
      expect(said[2]).toEqual(said[0]);
    }
  });
});

describe('a bad question', () => {
  const cells =
    (query: string) =>
    (h: Record<string, string>): Promise<Response> =>
      ask(`/api/${street}/cells?${query}`, { headers: h });
  const cases: [string, (headers: Record<string, string>) => Promise<Response>, Wanted][] = [
    [
      'an unknown query',
      (h) => ask(`/api/${street}/queries/counter.nothing`, { headers: h }),
      { status: 404, key: 'core.refusal.unknownQuery' },
    ],
    [
      'input that is no JSON',
      (h) => ask(`/api/${street}/queries/counter.items?input={`, { headers: h }),
      { status: 400, key: 'core.refusal.malformedJson', field: 'input' },
    ],
    [
      'an unknown field',
      (h) => ask(`/api/${street}/queries/counter.items?input={"a":1}`, { headers: h }),
      { status: 400, key: 'core.refusal.invalidInput', field: 'a' },
    ],
    [
      '__proto__',
      (h) => ask(`/api/${street}/queries/counter.items?input={"__proto__":{"a":1}}`, { headers: h }),
      { status: 400, key: 'core.refusal.invalidInput', field: '__proto__' },
    ],
    [
      'two inputs',
      (h) => ask(`/api/${street}/queries/counter.items?input={}&input={}`, { headers: h }),
      { status: 400, key: 'core.refusal.malformedJson', field: 'input' },
    ],
    [
      'an unknown metric',
      cells('metrics=counter.nothing&period=total'),
      { status: 404, key: 'core.refusal.unknownMetric', field: 'metrics' },
    ],
    [
      'a metric of another audience',
      (h) => ask(`/api/${street}/cells?metrics=counter.hidden`, { headers: h }),
      { status: 404, key: 'core.refusal.unknownMetric', field: 'metrics' },
    ],
    [
      'no metric',
      cells('period=total'),
      { status: 400, key: 'core.refusal.unknownMetric', field: 'metrics' },
    ],
    ...[
      '2026-13',
      '2026-02-30',
      '2026-W54',
      '2025-W53',
      '2026-Q5',
      '2026-H3',
      'P0D',
      'P90',
      'yesterday',
      '',
      '2026-1-1',
    ]
      .filter((period) => period !== '')
      .map((period): [string, (headers: Record<string, string>) => Promise<Response>, Wanted] => [
        `the period ${period}`,
        cells(`metrics=counter.sum&period=${period}`),
        { status: 400, key: 'core.refusal.unknownPeriod', field: 'period' },
      ]),
    [
      'two periods',
      cells('metrics=counter.sum&period=2026&period=2025'),
      { status: 400, key: 'core.refusal.unknownPeriod', field: 'period' },
    ],
    [
      'an unknown path',
      (h) => ask('/api/nowhere/at/all', { headers: h }),
      { status: 404, key: 'core.refusal.unknownPath' },
    ],
    [
      'an unknown method',
      (h) => ask(`/api/${street}/cells`, { method: 'PUT', body: '{}', headers: h }),
      { status: 404, key: 'core.refusal.unknownPath' },
    ],
    [
      'a path that can’t be read',
      (h) => ask('/api/%zz/cells', { headers: h }),
      { status: 400, key: 'core.refusal.malformedJson' },
    ],
    [
      'an operation',
      (h) => ask('/api/operations/check', { method: 'POST', body: '{}', headers: h }),
      { status: 404, key: 'core.refusal.unknownPath' },
    ],
  ];
  test.each(cases)('with %s is a problem in words', async (_name, how, wanted) => {
    await expectProblem(how, wanted);
  });

  test('with the metrics named twice is answered as both', async () => {
    const response = await ask(`/api/${street}/cells?metrics=counter.sum&metrics=counter.count&period=total`);
    expect([
      response.status,
      ((await response.json()) as { metric: string }[]).map(({ metric }) => metric),
    ]).toEqual([200, ['counter.sum', 'counter.count']]);
  });
});

describe('a time of coordination', () => {
  const report = { title: 'Lamp', category: 'lighting', origin: 'hotline' };
  const anyReport = async (): Promise<Record<string, unknown>> => {
    const { input } = coordination.commands.report;
    const schema = input.shape;
    const category = await house.kernel.queries.ask(
      { id: 'system:t', kind: 'system', grants: [], audience: undefined },
      street,
      'coordination.categories',
      {},
    );
    return {
      ...report,
      category:
        (category as { code?: string; id?: string }[])[0]?.code ??
        (category as { id?: string }[])[0]?.id ??
        'facilities',
      origin: schema.origin.options[0],
    };
  };

  test('in the future, or before its predecessor, is refused with its field', async () => {
    const input = await anyReport();
    await expectProblem((h) => send('coordination.report', { ...input, at: '2027-01-01T00:00:00.000Z' }, h), {
      status: 400,
      key: 'coordination.refusal.inFuture',
    });
    const made = await send('coordination.report', { ...input, at: '2026-11-01T05:00:00.000Z' });
    expect(made.status).toBe(200);
    const { output } = (await made.json()) as { output: { caseId: string } };
    await expectProblem(
      (h) => send('coordination.verify', { caseId: output.caseId, at: '2026-11-01T04:00:00.000Z' }, h),
      { status: 400, key: 'coordination.refusal.beforePredecessor' },
    );
    await expectProblem((h) => send('coordination.verify', { caseId: output.caseId, at: 'tomorrow' }, h), {
      status: 400,
      key: 'core.refusal.invalidInput',
      field: 'at',
    });
  });
});
