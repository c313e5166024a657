import { expect, test } from '@jest/globals';
import { formatNumber } from './number.js';
import { ServerClock } from './server-clock.js';
import { words } from './words.js';

test('placeholders are filled, later sources win, the other language helps out', () => {
  const own = { en: { hi: 'Hi {name}', only: 'only' }, 'zh-CN': { hi: '你好 {name}' } };
  const { t } = words('zh-CN', own, { en: {}, 'zh-CN': { hi: '您好 {name}' } });
  expect(t('hi', { name: '李' })).toBe('您好 李');
  expect(t('only')).toBe('only');
  expect(t('a.b.missing')).toBe('missing');
});

test('one has its own word', () => {
  const { t } = words('en', { en: { case: '{count} cases', 'case.one': '1 case' } });
  expect([t('case', { count: 1 }), t('case', { count: 2 })]).toEqual(['1 case', '2 cases']);
});

test('a language without a word of its own for one takes none from another language', () => {
  const { t } = words('zh-CN', { en: { case: 'cases', 'case.one': 'case' }, 'zh-CN': { case: '件' } });
  expect([t('case', { count: 1 }), t('case', { count: 2 })]).toEqual(['件', '件']);
});

test('numbers follow the house: commas, U+2212, one decimal, no minus zero', () => {
  expect(formatNumber(1642, 'zh-CN')).toBe('1,642');
  expect(formatNumber(-1.25, 'en', 1)).toBe('−1.3');
  expect(formatNumber(92, 'en', 1)).toBe('92.0');
  expect(formatNumber(-0.04, 'en', 1)).toBe('0.0');
});

test('the clock follows the server, but not its rounding', () => {
  let local = 1_000_000;
  const clock = new ServerClock(() => local);
  clock.observe(new Date(local + 500).toUTCString(), local);
  expect(clock.now()).toBe(local);
  clock.observe(new Date(local + 60_000).toUTCString(), local);
  expect(Math.abs(clock.now() - local - 60_000)).toBeLessThan(1_000);
  local += 10;
  clock.notBefore(local + 120_000);
  expect(clock.now()).toBe(local + 120_000);
});
