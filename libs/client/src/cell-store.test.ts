import { expect, jest, test } from '@jest/globals';
import type { Watched } from '@heli/protocol';
import { CellStore } from './cell-store.js';
import { cellKey, feedKey } from './live-cell.js';

const room = (more: Partial<Watched> = {}): Watched => ({
  scope: 's',
  from: 0,
  to: 7,
  asOf: '2026-11-20T01:00:00.000Z',
  seq: 3,
  names: [
    [1, 'a.rate', '1', '2026-11', ''],
    [2, 'a.count', '1', 'total', 'x'],
  ],
  cells: [
    [1, 2, 352, 386, 91.2, 60, 0],
    [2, 0, 5, null, 5, -1, 0],
  ],
  feeds: [{ name: 'a.list', organisation: '1', version: 4, state: 'live', rows: [{ step: 'one', now: 2 }] }],
  snapshot: true,
  today: '2026-11-20',
  build: 'b1',
  ...more,
});

const setup = () => {
  const due: (() => void)[] = [];
  const store = new CellStore((run) => due.push(run));
  const flush = (): void => due.splice(0).forEach((run) => run());
  return { store, due, flush };
};

test('a snapshot becomes cells with their own version and moment', () => {
  const { store } = setup();
  store.applyWatched(room());
  const cell = store.cell('a.rate', '1', '2026-11');
  expect(cell).toMatchObject({ n: 352, d: 386, value: 91.2, base: 386, version: 5, state: 'live' });
  expect(cell?.changedAt).toBe(Date.parse('2026-11-20T00:59:00.000Z'));
  expect(store.cell('a.count', '1', 'total', 'x')).toMatchObject({ value: 5, changedAt: null, base: 5 });
  expect(store.feed('a.list', '1')?.rows).toEqual([{ step: 'one', now: 2 }]);
});

test('subscribers hear once per frame, and only of what changed', () => {
  const { store, due, flush } = setup();
  store.applyWatched(room());
  flush();
  const rate = jest.fn();
  const count = jest.fn();
  const feed = jest.fn();
  store.subscribe([cellKey('a.rate', '1', '2026-11')], rate);
  store.subscribe([cellKey('a.count', '1', 'total', 'x')], count);
  store.subscribe([feedKey('a.list', '1')], feed);
  const frame = {
    scope: 's',
    asOf: '2026-11-20T01:00:01.000Z',
    seq: 4,
    cells: [[1, 0, 353, 387, 91.2, 0, 0]],
  } as const;
  store.applyFrame({ ...frame, from: 7, to: 8 });
  store.applyFrame({ ...frame, from: 8, to: 9 });
  expect(due).toHaveLength(1);
  flush();
  expect([rate, count, feed].map((listener) => listener.mock.calls.length)).toEqual([1, 0, 0]);
  expect(store.meta()).toMatchObject({ seq: 4, version: 9 });
});

test('the same cell stays the same object until it changes', () => {
  const { store } = setup();
  store.applyWatched(room());
  const before = store.cell('a.rate', '1', '2026-11');
  store.applyFrame({ scope: 's', from: 7, to: 7, asOf: '2026-11-20T01:00:05.000Z', seq: 3, cells: [] });
  expect(store.cell('a.rate', '1', '2026-11')).toBe(before);
});

test('another scope empties the store and tells those who watched', () => {
  const { store, flush } = setup();
  store.applyWatched(room());
  flush();
  const heard = jest.fn();
  store.subscribe([cellKey('a.rate', '1', '2026-11')], heard);
  const applied = store.applyFrame({
    scope: 'other',
    from: 7,
    to: 8,
    asOf: '2026-11-20T01:00:01.000Z',
    seq: 4,
    cells: [],
  });
  flush();
  expect(applied).toBe('foreign');
  expect(heard).toHaveBeenCalledTimes(1);
  expect(store.cell('a.rate', '1', '2026-11')).toBeUndefined();
  expect(store.meta().filled).toBe(false);
});

test('an id that nobody named means that the dictionary was missed', () => {
  const { store } = setup();
  store.applyWatched(room());
  const frame = { scope: 's', from: 7, to: 8, asOf: '2026-11-20T01:00:01.000Z', seq: 4 };
  expect(store.applyFrame({ ...frame, cells: [[99, 0, 1, null, 1, 0, 0]] })).toBe('foreign');
});

test('what was saved comes back, with its version to watch on from', () => {
  const { store } = setup();
  store.applyWatched(room({ paused: [{ mechanism: 'm', reason: 'r', since: '2026-11-20T00:00:00.000Z' }] }));
  const saved = store.content.save();
  const again = setup();
  again.store.restore(JSON.parse(JSON.stringify(saved)) as NonNullable<typeof saved>);
  again.flush();
  expect(again.store.cell('a.rate', '1', '2026-11')).toEqual(store.cell('a.rate', '1', '2026-11'));
  expect(again.store.meta()).toMatchObject({
    filled: true,
    version: 7,
    status: 'offline',
    today: '2026-11-20',
  });
});
