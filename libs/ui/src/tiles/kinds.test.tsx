import { afterEach, expect, test } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import type { Feed, FeedRow } from '@heli/protocol';
import type { Tile as TileSpec } from '@heli/sdk';
import type { MechanismEntry } from '@heli/protocol';
import { catalogue, metric, now, stage } from '../testing/stage.js';
import { Tile } from './tile.js';

afterEach(cleanup);
const at = { x: 0, y: 0, w: 3, h: 2 };
const mechanism = catalogue([]).mechanisms[0] as MechanismEntry;
const inDays = (days: number): string => new Date(now + days * 86_400_000).toISOString();
const feed = (rows: readonly FeedRow[]): Feed => ({
  ...{ name: 'a.board', organisation: '1', version: 1, state: 'live', rows },
});
const drawn = (tile: TileSpec, rows: readonly FeedRow[]) =>
  stage(<Tile tile={tile} mechanism={mechanism} />, [], [], [feed(rows)]);

const gauge: TileSpec = { kind: 'gauge', at, metric: 'a.rate', period: 'year' };
const gauged = (value: number | null, state: 'live' | 'no-base' = 'live') =>
  stage(
    <Tile tile={gauge} mechanism={mechanism} />,
    [metric('rate')],
    [
      {
        metric: 'rate',
        period: '2026',
        n: value === null ? 0 : 41,
        d: value === null ? 0 : 50,
        value,
        state,
      },
    ],
  ).container.querySelector('.way');

test('a ratio is a bar of its whole with a mark at its target', () => {
  const way = gauged(82);
  expect(way?.querySelector('i')?.style.width).toBe('82%');
  expect(way?.querySelector('b')?.style.getPropertyValue('--at')).toBe('95%');
});

test('without a base there is no bar, but a target', () => {
  const way = gauged(null, 'no-base');
  expect([way?.querySelector('i'), way?.querySelector('b')?.style.getPropertyValue('--at')]).toEqual([
    ...[null, '95%'],
  ]);
});

test('bars stand on one scale, what is set apart first', () => {
  const tile: TileSpec = { kind: 'ranking', at, feed: 'a.board', label: 'unit', value: 'open', part: 'late' };
  const view = drawn(tile, [
    { unit: 'works', open: 8, late: 2 },
    { unit: 'school', open: 4, late: 0 },
  ]);
  const widths = [...view.container.querySelectorAll<HTMLElement>('.bar i')].map(({ style }) => style.width);
  expect(widths).toEqual(['25%', '75%', '0%', '50%']);
  expect(view.text()).toContain('works8');
});

test('what is due stands along the days, today marked, what lies beyond only counted', () => {
  const tile: TileSpec = {
    ...{ kind: 'timeline', at, feed: 'a.board', moment: 'due', label: 'title', status: 'status' },
    ...{ back: 10, ahead: 30 },
  };
  const view = drawn(tile, [
    { title: 'long ago', due: inDays(-90), status: 'bad' },
    { title: 'soon', due: inDays(10), status: 'ok' },
    { title: 'far', due: inDays(31), status: 'ok' },
  ]);
  const marks = [...view.container.querySelectorAll<HTMLElement>('.mark')];
  const places = marks.map(({ textContent, style }) => [textContent, style.getPropertyValue('--at')]);
  expect(places).toEqual([
    ['long ago', '0%'],
    ['soon', '50%'],
  ]);
  expect(view.container.querySelector<HTMLElement>('.now')?.style.getPropertyValue('--at')).toBe('25%');
  expect(view.text()).toContain('另有 1 项');
});

test('a countdown runs to the next row that has not begun', () => {
  const tile: TileSpec = { kind: 'countdown', at, feed: 'a.board', to: 'start', labels: ['kind'] };
  const rows = [
    { start: inDays(-1), kind: 'x' },
    { start: new Date(now + 3_723_000).toISOString(), kind: 'emergency' },
  ];
  expect(drawn(tile, rows).text()).toMatch(/1:02:03应急/);
  cleanup();
  expect(drawn(tile, []).text()).toMatch(/—暂无/);
});

test('the first row of a feed is said in large letters', () => {
  const tile: TileSpec = { kind: 'text', at, feed: 'a.board', text: 'title', since: 'from' };
  const view = drawn(tile, [{ title: '停水检修', from: inDays(0) }, { title: 'older' }]);
  expect(view.container.querySelector('.says')?.textContent).toBe('停水检修');
  expect(view.text()).toContain('2026年11月20日 09:42');
  expect(view.text()).not.toContain('older');
});

test('a table has its columns named once, in the order of the feed', () => {
  const row = (unit: string, month: string, value: number | null): FeedRow => ({
    ...{ row: unit, rowLabel: unit, cell: month, cellLabel: month, value },
  });
  const view = drawn({ kind: 'matrix', at, feed: 'a.board', columns: true }, [
    ...[row('works', '2026-10', null), row('works', '2026-11', 1)],
    ...[row('school', '2026-10', 0), row('school', '2026-11', 2)],
  ]);
  const lines = [...view.container.querySelectorAll('.table > div')].map(({ textContent }) => textContent);
  expect(lines).toEqual(['10月11月', 'works—1', 'school02']);
});

test('a feed that its query can’t fill is a grey tile, not an empty one', () => {
  const tile: TileSpec = { kind: 'text', at, feed: 'a.board', text: 'title' };
  const paused: Feed = { ...feed([]), state: 'paused' };
  const view = stage(<Tile tile={tile} mechanism={mechanism} />, [], [], [paused]);
  expect(view.container.querySelector('[data-look="paused"]')).not.toBeNull();
  expect(view.text()).not.toContain('暂无');
});
