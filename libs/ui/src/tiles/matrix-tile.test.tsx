import { afterEach, expect, test } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { stage } from '../testing/stage.js';
import { heatOf } from './heat.js';
import { shortLabels } from './labels.js';
import { MatrixTile, rowsOf } from './matrix-tile.js';

afterEach(cleanup);
const row = (of: string, cell: string, value: number) => ({
  row: of,
  rowLabel: `社区${of}`,
  cell,
  cellLabel: cell,
  value,
});
const rows = [row('1', 'a', 1), row('2', 'b', 7), row('2', 'c', 0), row('1', 'd', 2)];

test('the fullest parent first, with its sum', () => {
  expect(rowsOf(rows).map(({ label, sum, parts }) => [label, sum, parts.length])).toEqual([
    ['社区2', 7, 2],
    ['社区1', 3, 2],
  ]);
});

test('what all labels end with is left out', () => {
  expect(shortLabels(['东风社区居委会', '望湖社区居民委员会'])).toEqual(['东风', '望湖']);
  expect(shortLabels(['东风社区', '社区'])).toEqual(['东风社区', '社区']);
  expect(shortLabels(['望湖社区'])).toEqual(['望湖社区']);
  expect(shortLabels([])).toEqual([]);
});

test('nought stands apart from little, and little from most', () => {
  expect([0, 1, 2, 4, 5, 7].map((value) => heatOf(value, 7))).toEqual([0, 1, 2, 3, 3, 4]);
});

test('every digit is printed, and the sums beside the title', () => {
  const tile = { kind: 'matrix', at: { x: 0, y: 0, w: 3, h: 2 }, feed: 'a.grids' } as const;
  const view = stage(
    <MatrixTile tile={tile} />,
    [],
    [],
    [{ name: 'a.grids', organisation: '1', version: 1, state: 'live', rows }],
  );
  expect(view.container.querySelector('.heat')?.textContent).toBe('社区2707社区1123');
  expect(view.text()).toContain('10 件4 个网格');
});
