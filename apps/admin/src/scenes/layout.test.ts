import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOverlapping, sceneTilesSchema, type SceneTile } from '@heli/protocol';
import { afterKey, placed, roomFor } from './layout.js';

const kinds = ['number', 'gauge', 'trend', 'declared'] as const;
const tileAt = (kind: SceneTile['kind'], at: SceneTile['at']): SceneTile => {
  if (kind === 'declared') return { kind, at, tile: 'feed council.noticeBoard notices' };
  if (kind === 'trend') return { kind, at, metrics: ['a.b'], grain: 'day', length: 7, period: 'month' };
  return { kind, at, metric: 'a.b', period: 'P90D' };
};
const key = fc.record({
  index: fc.nat(7),
  key: fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
  shift: fc.boolean(),
});

test('whatever is added, moved and resized, every tile stands alone on the grid', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 8 }), fc.array(key), (added, keys) => {
      let tiles: readonly SceneTile[] = [];
      for (const kind of added) {
        const at = roomFor(tiles, kind);
        if (at) tiles = [...tiles, tileAt(kind, at)];
      }
      for (const { index, key: pressed, shift } of keys) {
        const at = tiles[index] && afterKey(tiles[index].at, pressed, shift);
        if (at) tiles = placed(tiles, index, at);
      }
      expect(sceneTilesSchema.safeParse(tiles).success).toBe(true);
      expect(
        tiles.some((one, i) => tiles.slice(i + 1).some((other) => isOverlapping(one.at, other.at))),
      ).toBe(false);
    }),
  );
});

test('a full grid has no room, and what can not move stays', () => {
  const full = [tileAt('trend', { x: 0, y: 0, w: 12, h: 6 })];
  expect(roomFor(full, 'number')).toBeUndefined();
  expect(placed(full, 0, { x: 1, y: 0, w: 12, h: 6 })).toBe(full);
  expect(placed(full, 0, { x: 0, y: 0, w: 12, h: 1 })).toBe(full);
  expect(afterKey({ x: 0, y: 0, w: 1, h: 1 }, 'Enter', false)).toBeUndefined();
});
