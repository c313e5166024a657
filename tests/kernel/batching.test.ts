import { setTimeout as later } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MechanismFault } from '@heli/core';
import { Refusal, type WriteContext } from '@heli/sdk';
import { administrator, communities, createHouse, office, street, type House } from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let counter: Counter;
let folder: string;

beforeEach(async () => {
  counter = makeCounter();
  folder = newFolder();
  house = await createHouse({ mechanisms: [counter.mechanism], folder, breaker: { faults: 1000 } });
});
afterEach(() => house.close());
afterAll(removeFolders);

const rows = <T = Record<string, unknown>>(sql: string, ...params: string[]): Promise<T[]> =>
  house.kernel.database.sql.reader.all(sql, ...params);
const facts = (type: string): Promise<{ seq: number; data: string }[]> =>
  rows('SELECT seq, data FROM core_event WHERE type = ? ORDER BY seq', type);
const send = (name: string, input: unknown, key: string, organisation = street) =>
  house.kernel.bus.execute({
    actor: office,
    organisation,
    name: `counter.${name}`,
    input,
    idempotencyKey: key,
  });
let keys = 0;
const fresh = (): string => `key-${String(++keys).padStart(8, '0')}`;

/** A handler that does all a handler can, and then goes wrong. */
const busyUntil = (end: (ctx: WriteContext) => Promise<unknown>) => async (ctx: WriteContext) => {
  await ctx.number('keep');
  await ctx.number('note');
  const { Item, events } = counter;
  ctx.em.create(Item, {
    id: ctx.id(),
    organisation: ctx.organisation,
    unit: null,
    owner: 'ghost',
    name: `ghost ${ctx.id()}`,
  });
  await ctx.em.flush();
  ctx.em.create(Item, {
    id: ctx.id(),
    organisation: ctx.organisation,
    unit: null,
    owner: 'ghost',
    name: `unflushed ${ctx.id()}`,
  });
  ctx.emit(events.noted, { data: { at: ctx.now, key: 'ghost', add: 100, value: 1 } });
  ctx.remind(`ghost ${ctx.id()}`, '2026-11-03T01:00:00.000Z', events.due, { data: { name: 'ghost' } });
  return end(ctx);
};

async function expectNoGhost(): Promise<void> {
  expect(await rows("SELECT * FROM counter_item WHERE owner = 'ghost'")).toEqual([]);
  expect(await rows("SELECT * FROM core_event WHERE data LIKE '%ghost%'")).toEqual([]);
  expect(await rows("SELECT * FROM core_deadline WHERE key LIKE 'ghost%'")).toEqual([]);
}

describe('a command that goes wrong in the midst of others', () => {
  test.each<[string, (ctx: WriteContext) => Promise<unknown>]>([
    ['refuses', () => Promise.reject(new Refusal('conflict', 'counter.refusal.no'))],
    ['throws', () => Promise.reject(new Error('broken'))],
    ['answers what it may not', () => Promise.resolve({ n: Number.NaN })],
    [
      'breaks a constraint unnoticed',
      async (ctx) => {
        for (const id of ['x', 'y'])
          ctx.em.create(counter.Item, {
            id,
            organisation: street,
            unit: null,
            owner: 'ghost',
            name: 'the same',
          });
        return {};
      },
    ],
    [
      'breaks a constraint and knows',
      async (ctx) => {
        for (const id of ['x', 'y'])
          ctx.em.create(counter.Item, {
            id,
            organisation: street,
            unit: null,
            owner: 'ghost',
            name: 'the same',
          });
        await ctx.em.flush();
      },
    ],
    [
      'writes no date',
      async (ctx) => ctx.remind('ghost', 'tomorrow', counter.events.due, { data: { name: 'ghost' } }),
    ],
    [
      'speaks of tomorrow',
      async (ctx) =>
        ctx.emit(counter.events.echoed, { data: { step: 1 }, occurredAt: '2026-11-02T09:00:00.001+08:00' }),
    ],
    [
      'speaks for a stranger',
      async (ctx) => ctx.emit(counter.events.echoed, { data: { step: 1 }, organisation: '110000' }),
    ],
    ['never ends', () => new Promise(() => undefined)],
  ])('that %s leaves no trace, and its neighbours are whole', async (_name, end) => {
    counter.knobs.misdeed = busyUntil(end);
    const names = Array.from({ length: 12 }, (_, i) => `item ${String(i)}`);
    const settled = await Promise.allSettled(
      names.flatMap((name, i) => [
        send('keep', { name, remind: '2026-11-04T01:00:00.000Z' }, fresh()),
        ...(i === 5 ? [send('misbehave', {}, fresh())] : []),
      ]),
    );
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    await expectNoGhost();
    expect((await rows('SELECT name FROM counter_item ORDER BY name')).map(({ name }) => name)).toEqual(
      [...names].sort(),
    );
    expect(await facts('counter.noted')).toHaveLength(names.length);
    const outputs = settled.flatMap((one) =>
      one.status === 'fulfilled' ? [one.value.output as { number: number }] : [],
    );
    expect(outputs.map(({ number }) => number).sort((a, b) => a - b)).toEqual(names.map((_, i) => i + 1));
    expect(await rows("SELECT * FROM core_deadline WHERE key LIKE 'keep:%'")).toHaveLength(names.length);
    expect((await house.kernel.log.verify()).brokenAt).toBeUndefined();
    expect((await house.cell('counter.count')).value).toBe(names.length);
  });

  test('is attributed: what was not refused is a fault of the mechanism', async () => {
    counter.knobs.misdeed = async (ctx) => {
      for (const id of ['x', 'y'])
        ctx.em.create(counter.Item, { id, organisation: street, unit: null, owner: 'o', name: 'the same' });
      return {};
    };
    await expect(send('misbehave', {}, fresh())).rejects.toBeInstanceOf(MechanismFault);
    expect(house.kernel.faults.list()).toMatchObject([{ mechanism: 'counter', phase: 'command' }]);
    expect(await rows("SELECT outcome, refusal FROM core_audit WHERE action = 'counter.misbehave'")).toEqual([
      { outcome: 'refused', refusal: 'fault' },
    ]);
  });

  test('any mix of them, in any order, keeps the right ones and numbers them without a gap', async () => {
    const kind = fc.constantFrom('keep', 'refuse', 'throw', 'invalid', 'twice');
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(kind, { minLength: 1, maxLength: 40 }), async (kinds) => {
        run += 1;
        const before = (await rows('SELECT 1 FROM counter_item')).length;
        const headBefore = house.kernel.log.head.seq;
        counter.knobs.misdeed = busyUntil(() =>
          Promise.reject(run % 2 === 0 ? new Error('x') : new Refusal('conflict', 'counter.refusal.no')),
        );
        const calls = kinds.flatMap((each, i) => {
          const name = `run ${String(run)} ${String(i)}`;
          if (each === 'keep') return [send('keep', { name }, fresh())];
          if (each === 'invalid') return [send('keep', { name: '', more: 1 }, fresh())];
          if (each === 'twice') return [send('keep', { name }, fresh()), send('keep', { name }, fresh())];
          return [send('misbehave', {}, fresh())];
        });
        const settled = await Promise.allSettled(calls);
        const right = kinds.filter((each) => each === 'keep' || each === 'twice').length;
        const done = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
        expect(done).toHaveLength(right);
        expect(await rows('SELECT 1 FROM counter_item')).toHaveLength(before + right);
        expect(house.kernel.log.head.seq).toBe(headBefore + right);
        expect(new Set(done.map(({ seq }) => seq)).size).toBe(right);
        const numbers = done.map(({ output }) => (output as { number: number }).number).sort((a, b) => a - b);
        expect(numbers).toEqual(numbers.map((_, i) => before + i + 1));
        await expectNoGhost();
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

describe('a context that is used after its handler returned', () => {
  test('fails, whatever was kept of it, and writes nothing', async () => {
    const kept: { ctx?: WriteContext; em?: WriteContext['em'] } = {};
    const said: string[] = [];
    const gate: { open: () => void } = { open: () => undefined };
    const opened = new Promise<void>((resolve) => (gate.open = resolve));
    const ended = new Promise<void>((finish) => {
      counter.knobs.misdeed = async (ctx) => {
        kept.ctx = ctx;
        kept.em = ctx.em;
        void opened
          .then(async () => {
            const em = kept.em!;
            em.create(counter.Item, {
              id: 'late',
              organisation: street,
              unit: null,
              owner: 'ghost',
              name: 'late',
            });
            await em.flush();
          })
          .catch((error: unknown) => said.push(String(error)))
          .finally(finish);
        return {};
      };
    });
    await send('misbehave', {}, fresh());
    const { ctx } = kept;
    expect(() => ctx!.emit(counter.events.echoed, { data: { step: 9 } })).toThrow(
      /after its handler had ended/,
    );
    expect(() => ctx!.remind('late', ctx!.now, counter.events.due, { data: { name: 'late' } })).toThrow();
    expect(() => ctx!.forget('late')).toThrow();
    expect(() => ctx!.em).toThrow();
    expect(() => ctx!.number('note')).toThrow();
    expect(() => ctx!.ask(counter.queries.items, {})).toThrow();
    gate.open();
    await ended;
    expect(said.join()).toMatch(/after its handler had ended/);
    expect(await rows('SELECT * FROM counter_item')).toEqual([]);
  });

  test('fails for one that was ended for taking too long, in the midst of the next command', async () => {
    const tried = new Promise<string>((tell) => {
      counter.knobs.misdeed = async (ctx) => {
        const { em } = ctx;
        await later(1100);
        try {
          em.create(counter.Item, {
            id: 'late',
            organisation: street,
            unit: null,
            owner: 'ghost',
            name: 'late',
          });
          await em.flush();
          tell('stored');
        } catch (error) {
          tell(String(error));
        }
      };
    });
    await expect(send('misbehave', {}, fresh())).rejects.toThrow(/longer than 1000 ms/);
    const next = send('keep', { name: 'next' }, fresh());
    expect(await tried).toMatch(/after its handler had ended/);
    await next;
    expect(await rows('SELECT name FROM counter_item')).toEqual([{ name: 'next' }]);
  });
});

describe('the same key', () => {
  test('with the same body answers the same with the same seq and stores once, at once, later and after a restart', async () => {
    const key = fresh();
    const [first, other, twin] = await Promise.all([
      send('keep', { name: 'one' }, key),
      send('keep', { name: 'two' }, fresh()),
      send('keep', { name: 'one' }, key),
    ]);
    expect(twin).toEqual(first);
    expect(other.seq).not.toBe(first.seq);
    expect(await send('keep', { name: 'one' }, key)).toEqual(first);
    await house.close();
    house = await createHouse({ mechanisms: [counter.mechanism], folder });
    const [again, more] = await Promise.all([
      send('keep', { name: 'one' }, key),
      send('keep', { name: 'one' }, key),
    ]);
    expect([again, more]).toEqual([first, first]);
    expect(await rows('SELECT name FROM counter_item ORDER BY name')).toEqual([
      { name: 'one' },
      { name: 'two' },
    ]);
    expect(await facts('counter.noted')).toHaveLength(2);
  });

  test('with another body, command or organisation is a conflict, also at once', async () => {
    const key = fresh();
    const settled = await Promise.allSettled([
      send('keep', { name: 'one' }, key),
      send('keep', { name: 'two' }, key),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    for (const call of [
      send('keep', { name: 'three' }, key),
      send('note', {}, key),
      send('keep', { name: 'one' }, key, communities[0]),
    ]) {
      await expect(call).rejects.toMatchObject({
        code: 'conflict',
        key: 'core.refusal.idempotencyKeyReused',
        field: 'Idempotency-Key',
      });
    }
    expect(await rows('SELECT name FROM counter_item')).toEqual([{ name: 'one' }]);
  });

  test('of somebody else is another key', async () => {
    const key = fresh();
    await send('keep', { name: 'one' }, key);
    await house.kernel.bus.execute({
      actor: { ...office, id: 'another' },
      organisation: street,
      name: 'counter.keep',
      input: { name: 'two' },
      idempotencyKey: key,
    });
    expect(await rows('SELECT name FROM counter_item')).toHaveLength(2);
  });

  test('of a refused command is free for another try', async () => {
    const key = fresh();
    counter.knobs.misdeed = () => Promise.reject(new Refusal('conflict', 'counter.refusal.no'));
    await expect(send('misbehave', {}, key)).rejects.toMatchObject({ key: 'counter.refusal.no' });
    counter.knobs.misdeed = () => Promise.resolve({ fine: true });
    expect((await send('misbehave', {}, key)).output).toEqual({ fine: true });
  });
});

describe('what changes the tree or the activations', () => {
  test('is known to the next command, even of the same moment', async () => {
    const move = (code: string, parentCode: string, fromDay: string) =>
      house.kernel.bus.execute({
        actor: administrator,
        organisation: 'installation',
        name: 'core.moveOrganisation',
        input: { code, parentCode, fromDay },
        idempotencyKey: fresh(),
      });
    const [one, two] = await Promise.allSettled([
      move(communities[0], communities[1], '2026-11-01'),
      move(communities[1], communities[0], '2026-11-01'),
    ]);
    expect([one.status, two.status]).toEqual(['fulfilled', 'rejected']);
    expect(house.kernel.tree.lineOf(communities[0], '2026-11-02')).toEqual([
      communities[0],
      communities[1],
      street,
    ]);
  });

  test('never makes a circle on a day in between', async () => {
    const move = (code: string, parentCode: string, fromDay: string) =>
      house.kernel.command('installation', 'core.moveOrganisation', { code, parentCode, fromDay });
    await move(communities[1], communities[0], '2026-10-10');
    await move(communities[1], street, '2026-10-20');
    await expect(move(communities[0], communities[1], '2026-10-05')).rejects.toMatchObject({
      key: 'core.refusal.circularParent',
    });
    await move(communities[0], communities[1], '2026-10-20');
  });
});
