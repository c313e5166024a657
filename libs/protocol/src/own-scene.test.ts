import { expect, it } from '@jest/globals';
import type { Tile } from '@heli/sdk';
import type { MechanismEntry } from './catalogue.js';
import { drawn, isOverlapping, mechanismOf, tileKey } from './own-scene.js';
import { sceneTileSchema, type SceneTile } from './own-scene-schema.js';
import { scenesOf } from './scene.js';

const at = { x: 0, y: 0, w: 3, h: 2 };
const board: Tile = {
  ...{ kind: 'feed', at, feed: 'a.board', scene: 'late', audience: 'council' },
  columns: [{ field: 'title', as: 'text' }],
};
const mechanism = {
  ...{ id: 'a', contract: 'a', tiles: [board] },
  metrics: [
    { id: 'a.open', audience: 'public' },
    { id: 'a.late', audience: 'council' },
  ],
} as unknown as MechanismEntry;

it('draws a declared tile where it was put, as its contract has it now', () => {
  const elsewhere = { x: 6, y: 3, w: 6, h: 3 };
  const tile: SceneTile = { kind: 'declared', at: elsewhere, tile: tileKey(board) };
  expect(drawn([tile], [mechanism])).toEqual([{ ...board, at: elsewhere }]);
  expect(mechanismOf(board, [mechanism])).toBe(mechanism);
  expect(drawn([{ ...tile, tile: 'feed a.gone' }], [mechanism])).toEqual([]);
});

it('shows a tile of metrics to whoever may read all of them', () => {
  const number: SceneTile = { kind: 'number', at, metric: 'a.open', period: 'P7D' };
  const audiences = (tiles: readonly SceneTile[]) =>
    drawn(tiles, [mechanism]).map(({ audience }) => audience);
  expect(audiences([number])).toEqual(['public']);
  expect(audiences([{ ...number, beside: ['a.late'] }])).toEqual(['council']);
  expect(audiences([{ ...number, beside: ['a.gone'] }])).toEqual([]);
});

it('puts own scenes after those of the mechanisms', () => {
  const own = { id: 'own.s1', name: '今日', tiles: [] };
  expect(scenesOf([mechanism], [own]).map(({ id }) => id)).toEqual(['a.late', 'own.s1']);
});

it('knows what stands on the grid and what stands on another', () => {
  const gauge = { kind: 'gauge', metric: 'a.open', period: 'month' };
  expect(sceneTileSchema.safeParse({ ...gauge, at }).success).toBe(true);
  expect(sceneTileSchema.safeParse({ ...gauge, at: { ...at, x: 10 } }).success).toBe(false);
  expect(sceneTileSchema.safeParse({ ...gauge, at, period: 'P0D' }).success).toBe(false);
  expect(isOverlapping(at, { ...at, x: 2 })).toBe(true);
  expect(isOverlapping(at, { ...at, x: 3 })).toBe(false);
});
