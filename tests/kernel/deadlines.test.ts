import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHouse, communities, office, street, type House } from '@heli/testing';
import { makeCounter, type Counter } from './counter.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let counter: Counter;
let folder: string;

beforeEach(async () => {
  counter = makeCounter();
  folder = newFolder();
  house = await createHouse({ mechanisms: [counter.mechanism], folder, now: '2026-11-02T01:00:00.000Z' });
});
afterEach(() => house.close());
afterAll(removeFolders);

interface Fired {
  readonly type: string;
  readonly name: string;
  readonly occurred_at: string;
}
/** What the log says since the house stood: types, names and when. */
const said = async (): Promise<Fired[]> => {
  const rows = await house.kernel.database.sql.reader.all<Omit<Fired, 'name'> & { data: string }>(
    `SELECT type, data, occurred_at FROM core_event
     WHERE type IN ('counter.due', 'core.dayStarted', 'counter.noted') ORDER BY seq`,
  );
  return rows.map(({ type, data, occurred_at }) => {
    const { name, day, key } = JSON.parse(data) as Record<'name' | 'day' | 'key', string | undefined>;
    return { type, name: name ?? day ?? key ?? '', occurred_at };
  });
};
const due = async (): Promise<Fired[]> => (await said()).filter(({ type }) => type === 'counter.due');
const remind = (key: string, at: string, organisation = street) =>
  house.run(counter.commands.remind, { set: [{ key, at }] }, office, organisation);
const waitUntil = async (at: string): Promise<void> => {
  house.clock.moveTo(at);
  await house.kernel.writer.wake();
};
const reopen = async (now: string): Promise<void> => {
  await house.close();
  house = await createHouse({ mechanisms: [counter.mechanism], folder, now });
};

describe('a deadline', () => {
  test('fires once, as a fact of its own moment, however often and late one looks', async () => {
    await remind('one', '2026-11-02T03:00:00.000Z');
    await waitUntil('2026-11-02T02:59:59.999Z');
    expect(await due()).toEqual([]);
    await waitUntil('2026-11-02T05:00:00.000Z');
    await Promise.all([house.kernel.writer.wake(), house.kernel.writer.wake()]);
    await waitUntil('2026-11-02T06:00:00.000Z');
    await reopen('2026-11-02T07:00:00.000Z');
    expect(await due()).toEqual([
      { type: 'counter.due', name: 'one', occurred_at: '2026-11-02T03:00:00.000Z' },
    ]);
  });

  test('fires without anybody looking, at once where its moment has passed', async () => {
    const fired = new Promise<void>((resolve) => {
      house.kernel.writer.onCommitted((entries) => {
        if (entries.some(({ type }) => type === 'counter.due')) resolve();
      });
    });
    await remind('past', '2026-10-02T01:00:00.000Z');
    await fired;
    expect(await due()).toEqual([
      { type: 'counter.due', name: 'past', occurred_at: '2026-10-02T01:00:00.000Z' },
    ]);
  });

  test('fires before the next command, and in the order of their moments whatever the order of their making', async () => {
    await remind('b', '2026-11-02T04:00:00.000Z');
    await remind('a', '2026-11-02T06:00:00.000Z');
    await remind('c', '2026-11-02T02:00:00.000Z', communities[0]);
    await remind('d', '2026-11-02T09:00:00.000Z');
    house.clock.moveTo('2026-11-02T08:00:00.000Z');
    await house.run(counter.commands.note, { key: 'then' });
    expect((await said()).slice(1).map(({ name }) => name)).toEqual(['c', 'b', 'a', 'then']);
  });

  test('and all that lie behind it fire before the next command, across days and by the thousand', async () => {
    const set = Array.from({ length: 1200 }, (_, i) => ({
      key: `k${String(i)}`,
      at: new Date(Date.parse('2026-11-02T02:00:00Z') + i * 600_000).toISOString(),
    }));
    await house.run(counter.commands.remind, { set });
    house.clock.moveTo('2026-11-14T01:00:00.000Z');
    await house.run(counter.commands.note, { key: 'then' });
    const all = await said();
    expect(all.at(-1)?.name).toBe('then');
    expect(all.filter(({ type }) => type === 'counter.due')).toHaveLength(1200);
    const times = all.map(({ occurred_at }) => occurred_at);
    expect(times).toEqual([...times].sort());
    expect(all.filter(({ type }) => type === 'core.dayStarted').map(({ name }) => name)).toEqual(
      Array.from({ length: 13 }, (_, i) => `2026-11-${String(i + 2).padStart(2, '0')}`),
    );
  });

  test('is replaced by the same key and forgotten when told, in the order of the calls', async () => {
    await remind('one', '2026-11-02T02:00:00.000Z');
    await remind('one', '2026-11-02T05:00:00.000Z');
    await remind('two', '2026-11-02T02:00:00.000Z');
    await house.run(counter.commands.remind, { forget: ['two', 'never'] });
    await remind('three', '2026-11-02T02:00:00.000Z');
    // First forgotten, then set anew.
    await house.run(counter.commands.remind, {
      forget: ['three'],
      set: [{ key: 'three', at: '2026-11-02T03:00:00.000Z' }],
    });
    await waitUntil('2026-11-02T06:00:00.000Z');
    expect((await due()).map(({ name, occurred_at }) => [name, occurred_at.slice(11, 13)])).toEqual([
      ['three', '03'],
      ['one', '05'],
    ]);
  });

  test('keeps its moment in one form, whatever zone it was written in', async () => {
    await remind('east', '2026-11-02T11:00:00+08:00');
    await waitUntil('2026-11-02T03:30:00.000Z');
    expect(await due()).toEqual([
      { type: 'counter.due', name: 'east', occurred_at: '2026-11-02T03:00:00.000Z' },
    ]);
  });

  test('of an inactive mechanism waits, holds up nobody, and fires with its own time', async () => {
    await remind('waiting', '2026-11-02T02:00:00.000Z');
    await remind('elsewhere', '2026-11-02T02:30:00.000Z', communities[1]);
    const switched = (name: string, more: object) =>
      house.kernel.command(communities[1], `core.${name}Mechanism`, { mechanism: 'counter', ...more });
    await switched('deactivate', { reason: 'a break' });
    await waitUntil('2026-11-03T04:00:00.000Z');
    expect((await due()).map(({ name }) => name)).toEqual(['waiting']);
    await reopen('2026-11-03T05:00:00.000Z');
    expect((await due()).map(({ name }) => name)).toEqual(['waiting']);
    await switched('activate', {});
    await house.kernel.writer.wake();
    expect((await due()).at(-1)).toEqual({
      type: 'counter.due',
      name: 'elsewhere',
      occurred_at: '2026-11-02T02:30:00.000Z',
    });
  });

  test('fires after a restart that slept through it', async () => {
    await remind('asleep', '2026-11-04T02:00:00.000Z');
    await reopen('2026-11-06T02:00:00.000Z');
    expect((await said()).slice(1).map(({ name }) => name)).toEqual([
      '2026-11-03',
      '2026-11-04',
      'asleep',
      '2026-11-05',
      '2026-11-06',
    ]);
    expect((await said()).at(-1)?.occurred_at).toBe('2026-11-05T16:00:00.000Z');
    await reopen('2026-11-06T03:00:00.000Z');
    expect(await said()).toHaveLength(6);
  });
});

describe('a period that has closed', () => {
  const note = (add: number, at?: string, organisation = communities[0]) =>
    house.run(counter.commands.note, { add, ...(at !== undefined && { at }) }, office, organisation);

  test('keeps what it said; a late fact shows both', async () => {
    await note(3);
    await waitUntil('2026-11-03T02:00:00.000Z');
    const closed = await house.cell('counter.sum', '2026-11-02');
    expect([closed.state, closed.value, closed.published]).toEqual(['live', 3, undefined]);
    await note(2, '2026-11-02T03:00:00.000Z');
    for (const organisation of [street, communities[0]]) {
      expect(await house.cell('counter.sum', '2026-11-02', organisation)).toMatchObject({
        state: 'restated',
        value: 5,
        published: { n: 3, d: null, value: 3, asOf: '2026-11-02T16:00:00.000Z' },
      });
    }
    expect(await house.cell('counter.twice', '2026-11-02')).toMatchObject({
      state: 'restated',
      value: 12,
      published: { value: 7 },
    });
    expect(await house.cell('counter.sum', '2026-11')).toMatchObject({ state: 'live', value: 5 });
    await note(-2, '2026-11-02T03:00:00.000Z');
    expect((await house.cell('counter.sum', '2026-11-02')).state).toBe('live');
  });

  test('is kept once, also over days that were slept through, a rebuild and a restart', async () => {
    await note(1);
    await waitUntil('2026-11-05T02:00:00.000Z');
    await note(4, '2026-11-02T03:00:00.000Z');
    await note(7, '2026-11-04T03:00:00.000Z');
    await house.kernel.follower.rebuild('counter');
    await reopen('2026-11-07T02:00:00.000Z');
    expect(await house.cell('counter.sum', '2026-11-02')).toMatchObject({
      state: 'restated',
      value: 5,
      published: { value: 1 },
    });
  });

  test.each([
    // A month before its end, so that no fact lies in the last month of what is longer, or in the last days of a week.
    ['2026-W45', '2026-11-02T02:00:00.000Z', '2026-11-09T02:00:00.000Z'],
    ['2026-W49', '2026-11-30T02:00:00.000Z', '2026-12-07T02:00:00.000Z'],
    ['2026-Q4', '2026-11-02T02:00:00.000Z', '2027-01-01T02:00:00.000Z'],
    ['2026-H2', '2026-11-02T02:00:00.000Z', '2027-01-01T02:00:00.000Z'],
    ['2026', '2026-11-02T02:00:00.000Z', '2027-01-01T02:00:00.000Z'],
    ['2026-11', '2026-11-02T02:00:00.000Z', '2026-12-01T02:00:00.000Z'],
  ])('%s is published whole when it ends', async (period, at, end) => {
    await waitUntil(at);
    await note(3);
    await waitUntil(end);
    await note(2, at);
    expect(await house.cell('counter.sum', period)).toMatchObject({
      state: 'restated',
      value: 5,
      published: { n: 3, value: 3 },
    });
  });
});
