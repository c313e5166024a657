import { afterEach, expect, test } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import type { FeedTile as FeedSpec } from '@heli/sdk';
import { now, stage } from '../testing/stage.js';
import { slotsOf } from './feed-columns.js';
import { FeedTile } from './feed-tile.js';

afterEach(cleanup);
const columns = [
  { field: 'arriveBy', as: 'countdown' },
  { field: 'kind', as: 'word' },
  { field: 'title', as: 'text' },
  { field: 'awaited', as: 'text' },
  { field: 'arrivals', as: 'text' },
] as const;
const tile: FeedSpec = { kind: 'feed', at: { x: 0, y: 0, w: 4, h: 2 }, feed: 'a.board', columns };
const at = (seconds: number): string => new Date(now + seconds * 1_000).toISOString();
const rows = [
  { arriveBy: at(378), kind: 'emergency', title: '燃气异味', awaited: '供气服务站', arrivals: '3/4' },
  { arriveBy: at(-760), kind: 'other', title: '二次供水', awaited: '', arrivals: '2/3' },
];
const draw = (list: readonly Record<string, string>[]) =>
  stage(
    <FeedTile tile={tile} />,
    [],
    [],
    [{ name: 'a.board', organisation: '1', version: 1, state: 'live', rows: list }],
  );

test('countdowns, words of the contract, two lines of text, figures', () => {
  const [first, second] = draw(rows).container.querySelectorAll('.row');
  expect(first?.textContent).toBe('06:18应急距时限燃气异味未到：供气服务站3/4到场');
  expect(second?.textContent).toBe('+12:40other已超时二次供水2/3到场');
  expect(second?.querySelector('svg')?.getAttribute('class')).toContain('bad');
});

test('nothing to show is said', () => {
  expect(draw([]).text()).toContain('暂无');
});

test('texts stand in two lines, figures alone', () => {
  expect(slotsOf(columns, rows).map((slot) => [slot.kind, slot.fields.length])).toEqual([
    ['countdown', 2],
    ['words', 2],
    ['figure', 1],
  ]);
});
