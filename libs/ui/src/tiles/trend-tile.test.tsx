import { afterEach, expect, test } from '@jest/globals';
import { act, cleanup } from '@testing-library/react';
import type { TrendTile as TrendSpec } from '@heli/sdk';
import { count, metric, stage } from '../testing/stage.js';
import { TrendTile } from './trend-tile.js';

afterEach(cleanup);
const tile: TrendSpec = {
  kind: 'trend',
  at: { x: 0, y: 0, w: 6, h: 2 },
  metrics: ['a.filed', 'a.closed'],
  grain: 'day',
  length: 7,
  period: 'month',
  beside: ['a.rate'],
};

test('totals stand beside the title before the chart has come, numbers beside the chart', async () => {
  const view = stage(
    <TrendTile tile={tile} />,
    [count('filed'), count('closed'), metric('rate')],
    [
      { metric: 'filed', period: '2026-11', n: 1412, value: 1412 },
      { metric: 'closed', period: '2026-11', n: 371, value: 371 },
      { metric: 'rate', period: '2026-11', n: 398, d: 405, value: 98.3 },
    ],
  );
  expect(view.container.querySelector('[data-metric="a.filed"]')?.textContent).toBe('1,412');
  expect(view.container.querySelector('[data-metric="a.closed"]')?.textContent).toBe('371');
  await act(async () => {
    await import('./trend-chart.js');
  });
  expect(view.container.querySelector('.beside')?.textContent).toBe('按期结案率98.3398/405');
});
