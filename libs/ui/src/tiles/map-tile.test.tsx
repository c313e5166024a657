import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import fc from 'fast-check';
import { stage } from '../testing/stage.js';
import { layOut } from './map-layout.js';
import { MapTile, placesOf } from './map-tile.js';

afterEach(cleanup);
const row = (of: string, cell: string, value: number) => ({
  ...{ row: of, rowLabel: `社区${of}`, cell, cellLabel: cell, value },
});
const rows = [row('2', 'b', 7), row('2', 'a', 0), row('1', 'd', 2)];

describe('a map', () => {
  it('has its places and their parts by their codes, whatever happens in them', () => {
    const shown = placesOf(rows).map(({ label, sum, parts }) => [label, sum, parts.map(({ id }) => id)]);
    expect(shown).toEqual([
      ['社区1', 2, ['d']],
      ['社区2', 7, ['a', 'b']],
    ]);
  });

  it('prints every digit, and the sums beside the title', () => {
    const view = stage(
      <MapTile tile={{ kind: 'map', at: { x: 0, y: 0, w: 8, h: 6 }, feed: 'a.grids' }} />,
      [],
      [],
      [{ name: 'a.grids', organisation: '1', version: 1, state: 'live', rows }],
    );
    expect(view.container.querySelector('[data-place="2"]')?.textContent).toContain('社区27');
    expect(view.text()).toContain('9 件3 个网格');
  });
});

describe('its layout', () => {
  const unit = 10.8;
  const size = { width: 1_180, height: 800 };

  it('never needs more room than there is, and shows parts wherever they can be read', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
    const sizes = fc.record({
      width: fc.integer({ min: 200, max: 3_600 }),
      height: fc.integer({ min: 120, max: 1_900 }),
    });
    fc.assert(
      fc.property(counts, sizes, (parts, room) => {
        const { columns, across, part } = layOut(parts, room, unit);
        if (across === 0) return;
        const lines = Math.ceil(parts.length / columns);
        const deep = Math.ceil(Math.max(...parts) / across);
        const wide = columns * across * (part.width + 0.3) + columns - 1;
        const high = lines * (deep * (part.height + 0.3) + 3.4) + lines - 1;
        expect(wide).toBeLessThanOrEqual(room.width / unit + 0.001);
        expect(high).toBeLessThanOrEqual(room.height / unit + 0.001);
      }),
    );
  });

  it('shows a street of twenty communities grid by grid, and in a small tile community by community', () => {
    const street = Array.from({ length: 20 }, (_, index) => 6 + (index % 7));
    expect(layOut(street, size, unit).across).toBeGreaterThan(1);
    expect(layOut(street, { width: 430, height: 230 }, unit).across).toBe(0);
  });
});
