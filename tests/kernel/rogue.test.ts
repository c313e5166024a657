import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MechanismFault } from '@heli/core';
import { Refusal, type WriteContext } from '@heli/sdk';
import { createHouse, office, street, type House } from '@heli/testing';
import { makeCounter, type Counter, type Misdeed } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let counter: Counter;
let other: Counter;
beforeEach(async () => {
  [counter, other] = [makeCounter(), makeCounter('other')];
  const mechanisms = [counter.mechanism, other.mechanism];
  house = await createHouse({ mechanisms, folder: newFolder(), breaker: { faults: 1000 } });
});
afterEach(() => house.close());
afterAll(removeFolders);

const fails = async (misdeed: Misdeed): Promise<unknown> => {
  counter.knobs.misdeed = misdeed;
  return house.run(counter.commands.misbehave, {}).then(
    (output) => ({ output }),
    (error: unknown) => error,
  );
};
/** Nothing of what went wrong is stored, it is counted once, and the others go on. */
const nothingCameOfIt = async (head: number): Promise<void> => {
  expect(house.kernel.log.head.seq).toBe(head);
  expect(await stored('SELECT 1 FROM counter_item')).toEqual([]);
  expect(await stored("SELECT 1 FROM core_deadline WHERE mechanism = 'counter'")).toEqual([]);
  expect(house.kernel.faults.list()).toMatchObject([{ mechanism: 'counter', phase: 'command', count: 1 }]);
  await house.run(other.commands.keep, { name: 'well' });
  expect((await house.cell('other.count')).value).toBe(1);
};
const stored = (sql: string): Promise<object[]> => house.kernel.database.sql.reader.all(sql);

describe('a handler that floods', () => {
  const floods: [string, (ctx: WriteContext) => void][] = [
    ['facts', (ctx) => ctx.emit(counter.events.echoed, { data: { step: 1 } })],
    ['deadlines', (ctx) => ctx.remind(ctx.id(), ctx.now, counter.events.due, { data: { name: 'x' } })],
    ['what it forgets', (ctx) => ctx.forget(ctx.id())],
    ['large facts', (ctx) => ctx.emit(counter.events.due, { data: { name: 'x'.repeat(10_000) } })],
  ];
  test.each(floods)('with %s is stopped, and nothing of it is stored', async (_, pour) => {
    const head = house.kernel.log.head.seq;
    const fault = await fails(async (ctx) => {
      ctx.em.create(counter.Item, { id: 'a', organisation: street, unit: null, owner: 'x', name: 'a' });
      for (let i = 0; i < 100_000; i++) pour(ctx);
    });
    expect(fault).toBeInstanceOf(MechanismFault);
    await nothingCameOfIt(head);
  });
});

describe('a handler that throws', () => {
  const circle = new Error('round');
  circle.cause = circle;
  const unspeakable = {
    get message(): string {
      throw new Error('not even that');
    },
  };
  const mute = Object.create(null) as object;
  const odd = (...of: unknown[]): Refusal => new (Refusal as new (...of: unknown[]) => Refusal)(...of);
  const thrown: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a word', 'a word'],
    ['a number', 7],
    ['a symbol', Symbol('s')],
    ['an error that causes itself', circle],
    ['what can’t be looked at', unspeakable],
    ['what has no words', mute],
    ['a promise', Promise.resolve(1)],
    ['a refusal with a code of its own', odd('teapot', 'counter.refusal.no')],
    ['a refusal without a key', odd('conflict', undefined)],
    ['a refusal that can’t be sent', odd('conflict', 'counter.refusal.no', { n: 1n })],
    ['a refusal with words of ten megabytes', odd('conflict', 'counter.refusal.no', { n: 'x'.repeat(1e7) })],
  ];
  test.each(thrown)('%s has failed, in words', async (_, what) => {
    const head = house.kernel.log.head.seq;
    const fault = await fails(async (ctx) => {
      ctx.emit(counter.events.echoed, { data: { step: 1 } });

      throw what;
    });
    expect(fault).toBeInstanceOf(MechanismFault);
    expect((fault as MechanismFault).message.length).toBeLessThan(1000);
    await nothingCameOfIt(head);
  });
});

describe('an answer that changes while one looks', () => {
  test('is stored as it was looked at, or not at all', async () => {
    let looks = 0;
    const once = {
      get n(): unknown {
        looks += 1;
        return looks === 1 ? 1 : 1n;
      },
    };
    expect(await fails(async () => once)).toEqual({ output: { n: 1 } });
    const twice = new Proxy(
      { n: 1 },
      { ownKeys: () => (looks++ < 3 ? ['n'] : (['n', Symbol('s')] as never)) },
    );
    expect(await fails(async () => twice)).toEqual({ output: { n: 1 } });
    const endless = Object.assign([1], {
      [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }),
    });
    expect(await fails(async () => ({ endless }))).toEqual({ output: { endless: [1] } });
  });

  test.each([
    ['__proto__', '__proto__'],
    ['prototype', 'prototype'],
    ['constructor', 'constructor'],
    ['with ten thousand letters', 'x'.repeat(10_000)],
  ])('is refused where a field is named %s', async (_, name) => {
    const head = house.kernel.log.head.seq;
    const value: unknown = JSON.parse(`{"deep": [{"${name}": {"admin": true}}]}`);
    expect(await fails(async () => value)).toBeInstanceOf(MechanismFault);
    await nothingCameOfIt(head);
  });
});

describe('what a handler is given', () => {
  test('can’t be changed for others', async () => {
    const attempts: [string, (ctx: WriteContext) => void][] = [
      ['now', (ctx) => Object.assign(ctx, { now: '2000-01-01T00:00:00.000Z' })],
      ['the clock', (ctx) => Object.assign(ctx.clock, { dayOf: () => '2000-01-01' })],
      ['the directory', (ctx) => Object.assign(ctx.directory, { units: () => [] })],
      ['its units', (ctx) => (ctx.actorUnitIds as string[]).push('another')],
      [
        'its settings',
        (ctx) => Object.assign(ctx.settings(counter.mechanism.settings) as object, { most: 99 }),
      ],
    ];
    for (const [what, change] of attempts) {
      const fault = await fails(async (ctx) => change(ctx));
      expect([what, (fault as Error).message]).toEqual([
        what,
        expect.stringMatching(/read only|not extensible/),
      ]);
    }
    const day = await fails(async (ctx) => ({ day: ctx.clock.dayOf(ctx.now) }));
    expect(day).toEqual({ output: { day: '2026-11-02' } });
  });

  test('is a copy, where nobody answers a query', async () => {
    await house.kernel.command(street, 'core.deactivateMechanism', { mechanism: 'other', reason: 'a break' });
    await fails(
      async (ctx) => void ((await ctx.ask(other.queries.items, {})) as object[]).push({ id: 'mine' }),
    );
    expect(await house.ask(other.queries.items, {})).toEqual([]);
  });
});

describe('a handler that goes on', () => {
  test('asking without end is ended after its second, and the house answers', async () => {
    const head = house.kernel.log.head.seq;
    const fault = await fails(async (ctx) => {
      for (;;) await ctx.ask(other.queries.odd, {});
    });
    expect(String(fault)).toMatch(/longer than 1000 ms/);
    await nothingCameOfIt(head);
  });

  test('with the manager of an earlier one sees and stores nothing', async () => {
    let kept: WriteContext['em'] | undefined;
    await fails(async (ctx) => {
      kept = ctx.em;
      return {};
    });
    const uses: ((em: WriteContext['em']) => unknown)[] = [
      (em) => em.find(counter.Item, {}),
      (em) => em.create(counter.Item, { id: 'a', organisation: street, unit: null, owner: 'x', name: 'a' }),
      (em) => em.flush(),
      (em) => em.fork().find(counter.Item, {}),
      (em) => em.transactional((inner) => inner.find(counter.Item, {})),
    ];
    for (const use of uses) expect(String(await fails(async () => use(kept!)))).toMatch(/handler had ended/);
    expect(await stored('SELECT 1 FROM counter_item')).toEqual([]);
  });
});

describe('a derived figure', () => {
  test.each([
    [
      'throws',
      (): number => {
        throw new Error('no figure');
      },
    ],
    ['is no number', (): number => Number.NaN],
    ['is infinite', (): number => Infinity],
    ['is a text', (): number => 'seven' as never],
  ])('that %s has no value, is told once, and the cells beside it are read', async (_, derive) => {
    await house.run(counter.commands.note, { add: 2 });
    expect(await house.cell('counter.twice')).toMatchObject({ state: 'live', value: 5 });
    counter.knobs.derive = derive;
    for (let i = 0; i < 3; i++)
      expect(await house.cell('counter.twice')).toMatchObject({ state: 'no-base', value: null });
    expect((await house.cell('counter.sum')).value).toBe(2);
    expect(house.faults).toHaveLength(1);
    // The day's end reads it too, inside the follower's own transaction.
    house.clock.moveTo('2026-11-03T01:00:00.000Z');
    expect((await house.cell('other.sum', '2026-11-02')).state).toBe('live');
    counter.knobs.derive = (value) => value;
    expect((await house.cell('counter.twice')).value).toBe(5);
  });
});

describe('a fold', () => {
  test('that adds without end stands still, and the others follow', async () => {
    const endless = makeCounter('endless', { endless: true });
    await house.close();
    const mechanisms = [endless.mechanism, other.mechanism];
    house = await createHouse({ mechanisms, folder: newFolder() });
    await house.run(endless.commands.note, { key: 'poison' }, office);
    await house.run(other.commands.note, {});
    expect((await house.cell('endless.sum')).state).toBe('paused');
    expect(await house.cell('other.sum')).toMatchObject({ state: 'live', value: 1 });
  });
});
