import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MechanismFault } from '@heli/core';
import { defineEntity, p } from '@mikro-orm/core';
import { createHouse, office, street, type House } from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => house.close());
afterAll(removeFolders);

const open = async (...counters: Counter[]): Promise<void> => {
  house = await createHouse({ mechanisms: counters.map(({ mechanism }) => mechanism), folder });
};
const failing = async (counter: Counter, misdeed: () => unknown): Promise<unknown> => {
  counter.knobs.misdeed = async () => misdeed();
  return house.run(counter.commands.misbehave, {}).then(
    (output) => ({ output }),
    (error: unknown) => error,
  );
};

test('an entity that nobody can use stops its own plugin only', async () => {
  const well = makeCounter('other');
  await open(well);
  await house.run(well.commands.note, { add: 7 });
  await house.close();
  const keyless = defineEntity({
    name: 'sick.Thing',
    tableName: 'sick_thing',
    properties: { organisation: p.text(), unit: p.text(), owner: p.text() },
  });
  const sick = { ...makeCounter('sick').mechanism, entities: [keyless] };
  house = await createHouse({ mechanisms: [sick, well.mechanism], folder });
  expect(house.kernel.registry.plugins.map(({ id, state }) => [id, state])).toEqual([
    ['sick', 'failed'],
    ['other', 'migrated'],
  ]);
  expect(house.kernel.registry.plugins[0]?.reason).toMatch(/^Its entities can't be used: .*sick\.Thing/);
  await house.run(well.commands.keep, { name: 'kept' });
  expect(await house.cell('other.sum')).toMatchObject({ state: 'live', value: 8 });
});

describe('a fold that throws', () => {
  test('parks its own mechanism only; repaired, its numbers are whole', async () => {
    const [sick, well] = [makeCounter('counter', { poisonous: true }), makeCounter('other')];
    await open(sick, well);
    await house.run(sick.commands.note, { add: 2 });
    await house.run(sick.commands.note, { key: 'poison', add: 5 });
    await house.run(sick.commands.note, { add: 3 });
    await house.run(well.commands.note, { add: 7 });
    expect(await house.cell('other.sum')).toMatchObject({ state: 'live', value: 7 });
    expect(await house.cell('counter.sum')).toMatchObject({ state: 'paused', value: 2 });
    expect(house.kernel.follower.faultOf('counter')?.message).toMatch(/cannot stand poison/);
    expect(house.faults).toEqual(['counter failed in fold: This fold cannot stand poison.']);
    await house.close();
    // Unmended, a restart tries again and stands again.
    await open(sick, well);
    expect(await house.cell('counter.sum')).toMatchObject({ state: 'paused', value: 2 });
    await house.close();
    await open(makeCounter(), well);
    expect(await house.cell('counter.sum')).toMatchObject({ state: 'live', value: 10 });
    expect(await house.cell('other.sum')).toMatchObject({ state: 'live', value: 7 });
    expect(house.faults).toEqual([]);
  });

  test.each([Number.NaN, 1.5, Number.POSITIVE_INFINITY])(
    'and one that observes %s parks its own mechanism only',
    async (odd) => {
      const [sick, well] = [makeCounter('counter', { odd }), makeCounter('other')];
      await open(sick, well);
      await house.run(sick.commands.note, { key: 'odd' });
      await house.run(well.commands.note, {});
      expect((await house.cell('counter.minutes')).state).toBe('paused');
      expect((await house.cell('other.sum')).value).toBe(1);
    },
  );

  test('holds up the start of no day: what closed while it stood is published once it is mended', async () => {
    const [sick, well] = [makeCounter('counter', { poisonous: true }), makeCounter('other')];
    await open(sick, well);
    await house.run(sick.commands.note, { add: 2 });
    await house.run(sick.commands.note, { key: 'poison', add: 5 });
    await house.run(well.commands.note, { add: 1 });
    house.clock.moveTo('2026-11-04T02:00:00.000Z');
    await house.kernel.writer.wake();
    expect((await house.cell('other.sum', '2026-11-02')).state).toBe('live');
    await house.close();
    house = await createHouse({
      mechanisms: [makeCounter().mechanism, well.mechanism],
      folder,
      now: '2026-11-04T03:00:00.000Z',
    });
    expect(await house.cell('counter.sum', '2026-11-02')).toMatchObject({ state: 'live', value: 7 });
  });

  test('stands in nobody’s way while its mechanism is rebuilt again and again under a storm', async () => {
    const [one, two] = [makeCounter(), makeCounter('other')];
    await open(one, two);
    const storm = Array.from({ length: 300 }, (_, i) =>
      house.run((i % 3 ? one : two).commands.note, { add: 1, key: i % 2 ? 'a' : 'b' }),
    );
    const rebuilds = ['counter', 'other', 'counter', 'counter', 'other'].map((id) =>
      house.kernel.follower.rebuild(id),
    );
    await Promise.all([...storm, ...rebuilds]);
    await house.kernel.follower.rebuild('counter');
    expect((await house.cell('counter.sum')).value).toBe(200);
    expect((await house.cell('other.sum')).value).toBe(100);
  });
});

describe('a query or a feed', () => {
  test('that throws is attributed and harms nobody else', async () => {
    const counter = makeCounter();
    await open(counter);
    counter.knobs.answer = () => Promise.reject(new Error('secret words'));
    await expect(house.ask(counter.queries.odd, {})).rejects.toMatchObject({
      name: 'MechanismFault',
      mechanism: 'counter',
      phase: 'query',
    });
    counter.knobs.answer = () => Promise.resolve([{ n: 1 }]);
    expect(await house.ask(counter.queries.odd, {})).toEqual([{ n: 1 }]);
  });

  test('that never ends is ended', async () => {
    const counter = makeCounter();
    await open(counter);
    counter.knobs.answer = () => new Promise(() => undefined);
    await expect(house.ask(counter.queries.odd, {})).rejects.toThrow(/longer than 1000 ms/);
  });
});

describe('what a handler answers', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  const wide = Array.from({ length: 12 }).reduce<unknown>(
    (below) => Array.from({ length: 12 }, () => below),
    1,
  );
  const odd: [string, unknown][] = [
    ['NaN', { n: Number.NaN }],
    ['infinity', { n: Number.NEGATIVE_INFINITY }],
    ['a cycle', cyclic],
    ['ten million characters', { text: 'x'.repeat(10_000_000) }],
    ['many small things', { list: Array.from({ length: 5_000_000 }, () => 0) }],
    ['a thing that unfolds without end', { wide }],
    ['__proto__', JSON.parse('{"__proto__": {"admin": true}}')],
    ['__proto__ deep within', { list: [JSON.parse('{"__proto__": 1}')] }],
    ['a function', { run: () => 1 }],
    ['a date', { at: new Date(0) }],
    ['a map', { map: new Map() }],
    ['a bigint', { big: 1n }],
    ['nothing at all', undefined],
  ];

  test.each(odd)('is refused where it is %s, in commands, queries and facts', async (_name, value) => {
    const counter = makeCounter();
    await open(counter);
    const head = house.kernel.log.head.seq;
    expect(await failing(counter, () => value)).toBeInstanceOf(MechanismFault);
    counter.knobs.answer = () => Promise.resolve([value]);
    await expect(house.ask(counter.queries.odd, {})).rejects.toBeInstanceOf(MechanismFault);
    counter.knobs.misdeed = async (ctx) =>
      ctx.emit(counter.events.echoed, { data: { step: 1, more: value } as never });
    if (value !== undefined)
      await expect(house.run(counter.commands.misbehave, {})).rejects.toBeInstanceOf(MechanismFault);
    expect(house.kernel.log.head.seq).toBe(head);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect((await house.cell('counter.count')).value).toBe(0);
  });

  test('is refused where it is another contract’s fact', async () => {
    const [counter, other] = [makeCounter(), makeCounter('other')];
    await open(counter, other);
    counter.knobs.misdeed = async (ctx) => ctx.emit(other.events.echoed, { data: { step: 1 } });
    await expect(house.run(counter.commands.misbehave, {})).rejects.toThrow(/another contract/);
  });
});

describe('a reaction', () => {
  const settled = async (): Promise<void> => {
    for (let before = -1; before !== house.kernel.log.head.seq;) {
      before = house.kernel.log.head.seq;
      await house.kernel.reactions.idle();
    }
  };
  const steps = async (): Promise<number[]> => {
    const rows = await house.kernel.database.sql.reader.all<{ data: string }>(
      "SELECT data FROM core_event WHERE type = 'counter.echoed' ORDER BY seq",
    );
    return rows.map(({ data }) => (JSON.parse(data) as { step: number }).step);
  };

  test('that answers itself without end is stopped after eight', async () => {
    const counter = makeCounter();
    await open(counter);
    await house.run(counter.commands.note, { key: 'echo' });
    await settled();
    expect(await steps()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const chain = await house.kernel.database.sql.reader.all<{ depth: number; actor_id: string }>(
      "SELECT depth, actor_id FROM core_event WHERE type = 'counter.echoed'",
    );
    expect(chain.map(({ depth }) => depth)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(chain.map(({ actor_id }) => actor_id))).toEqual(new Set(['system:counter']));
    // The next fact is answered as ever.
    await house.run(counter.commands.note, { key: 'echo' });
    await settled();
    expect(await steps()).toHaveLength(16);
  });

  test('that refuses has seen the fact and goes on', async () => {
    const counter = makeCounter();
    await open(counter);
    await house.run(counter.commands.note, { key: 'decline' });
    await house.run(counter.commands.note, { key: 'echo' });
    await settled();
    expect(await steps()).toHaveLength(8);
    expect(house.faults).toEqual([]);
  });

  test('that throws parks its own mechanism’s reactions only, and goes on from there when mended', async () => {
    const [counter, other] = [makeCounter(), makeCounter('other')];
    await open(counter, other);
    await house.run(counter.commands.note, { key: 'explode' });
    await house.run(counter.commands.note, { key: 'echo' });
    await house.run(other.commands.note, { key: 'echo' });
    await settled();
    expect(await steps()).toEqual([]);
    expect(house.faults).toEqual(['counter failed in reaction: This reaction explodes.']);
    expect(
      await house.kernel.database.sql.reader.all("SELECT 1 FROM core_event WHERE type = 'other.echoed'"),
    ).toHaveLength(8);
    expect((await house.cell('counter.count')).value).toBe(2);
  });

  test('goes on after a restart where it stood: no fact twice, none left out', async () => {
    const counter = makeCounter();
    await open(counter);
    for (let i = 0; i < 5; i++) {
      await house.run(counter.commands.note, { key: 'echo' }, office, street);
      await house.close();
      await open(counter);
    }
    await settled();
    expect((await steps()).filter((step) => step === 1)).toHaveLength(5);
    expect(await steps()).toHaveLength(40);
  });
});
