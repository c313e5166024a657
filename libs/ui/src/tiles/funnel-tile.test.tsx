import { afterEach, expect, test } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import type { FunnelTile as FunnelSpec } from '@heli/sdk';
import { count, now, stage } from '../testing/stage.js';
import { FunnelTile } from './funnel-tile.js';

afterEach(cleanup);
const tile: FunnelSpec = {
  kind: 'funnel',
  at: { x: 0, y: 0, w: 12, h: 2 },
  feed: 'a.funnel',
  metric: 'a.reached',
  period: 'month',
};
const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
const draw = (rows: readonly Record<string, string | number | null>[]) =>
  stage(
    <FunnelTile tile={tile} />,
    [count('reached', { keys: ['one', 'two'] })],
    [
      { metric: 'reached', period: '2026-11', key: 'one', n: 447, value: 447 },
      { metric: 'reached', period: '2026-11', key: 'two', n: 412, value: 412 },
    ],
    rows.length > 0 ? [{ name: 'a.funnel', organisation: '1', version: 1, state: 'live', rows }] : [],
  );

test('each step: now, how many came through, ages, what is due and overdue', () => {
  const view = draw([
    { step: 'two', now: 57, medianSince: ago(62.4), oldestSince: ago(216), dueSoon: 11, overdue: 5 },
    { step: 'one', now: 9, medianSince: ago(1.2), oldestSince: ago(6), dueSoon: 0, overdue: 0 },
  ]);
  const [one, two] = view.container.querySelectorAll<HTMLElement>('.step');
  expect(one?.textContent).toBe('1信息收集9件本月447中位 1.2 时最长 6 时');
  expect(two?.textContent).toContain('中位 2.6 天最长 9 天11 临期5 超期');
  expect(two?.style.getPropertyValue('--pass')).toBe('92.2%');
  expect(two?.querySelector('[data-key="two"]')?.getAttribute('data-value')).toBe('412');
});

test('without its feed a step says nothing rather than nought', () => {
  expect(draw([]).container.querySelector('.step .num')?.textContent).toBe('—件');
});
