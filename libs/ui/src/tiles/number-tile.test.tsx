import { afterEach, expect, test } from '@jest/globals';
import { act, cleanup } from '@testing-library/react';
import type { NumberTile as NumberSpec } from '@heli/sdk';
import { metric, stage, type CellSpec } from '../testing/stage.js';
import { NumberTile } from './number-tile.js';

afterEach(cleanup);
const tile: NumberSpec = {
  kind: 'number',
  at: { x: 0, y: 0, w: 3, h: 1 },
  metric: 'a.rate',
  period: 'month',
};
const draw = (cell: Partial<CellSpec>, more: readonly CellSpec[] = []) =>
  stage(
    <NumberTile tile={tile} />,
    [metric('rate')],
    [{ metric: 'rate', period: '2026-11', n: 352, d: 386, value: 91.2, ...cell }, ...more],
  );
const number = (view: ReturnType<typeof draw>): HTMLElement => {
  const found = view.container.querySelector<HTMLElement>('[data-metric="a.rate"]');
  if (!found) throw new Error('no number');
  return found;
};

test('number, unit, base, status, target and the period before', () => {
  const view = draw({}, [{ metric: 'rate', period: '2026-10', n: 1, d: 1, value: 93.6 }]);
  expect(number(view).textContent).toBe('91.2%');
  expect(view.text()).toContain('按期结案率');
  for (const word of ['352/386', '关注', '目标 ≥95', '10月 93.6', '2 秒前'])
    expect(view.text()).toContain(word);
});

test('the element answers for itself', () => {
  expect(Object.fromEntries(Object.entries(number(draw({})).dataset))).toEqual({
    metric: 'a.rate',
    period: '2026-11',
    key: '',
    organisation: '1',
    value: '91.2',
    n: '352',
    d: '386',
    state: 'live',
    version: '5',
  });
});

test.each([
  ['no-base', { state: 'no-base', n: 0, d: 0, value: null }, '—', ['无基数', '0/0']],
  ['small-base', { state: 'small-base', n: 3, d: 4, value: 75 }, '3/4', ['样本少', '不足 5，不计比率']],
  [
    'masked',
    { state: 'masked', n: null, d: null, value: null },
    '＊',
    ['已遮蔽', '人数不足 5，不在此屏显示'],
  ],
  ['rebuilding', { state: 'rebuilding', n: null, d: null, value: null }, '—', ['重算中']],
  ['restated', { state: 'restated', published: 90.7 }, '91.2%', ['原公布 90.7', '关注']],
] as const)('%s looks like nothing else', (_, cell, shown, words) => {
  const view = draw(cell);
  expect(number(view).textContent).toBe(shown);
  for (const word of words) expect(view.text()).toContain(word);
});

test('a rate that does not exist is never a nought', () => {
  const view = stage(<NumberTile tile={tile} />, [metric('rate')], []);
  expect(number(view).textContent).toBe('—');
  expect(number(view).dataset['state']).toBe('absent');
  expect(view.text()).toContain('等待数据');
});

test('a change arrives without a reload; late and offline are told by the frame', () => {
  const view = draw({});
  view.say([{ metric: 'rate', period: '2026-11', n: 353, d: 386, value: 91.5 }]);
  expect(number(view).dataset).toMatchObject({ value: '91.5', n: '353', version: '6' });
  act(() => view.store.setStatus('late'));
  expect(view.container.querySelector('.tile')?.className).toContain('late');
  expect(view.text()).toContain('延迟 2 秒');
  act(() => view.store.setStatus('offline'));
  expect(view.container.querySelector('.tile')?.getAttribute('data-look')).toBe('offline');
  expect(view.text()).toContain('09:41');
});
