import { expect, test } from '@jest/globals';
import { words } from '@heli/client';
import en from '../locales/en.json' with { type: 'json' };
import zh from '../locales/zh-CN.json' with { type: 'json' };
import { metric } from '../testing/stage.js';
import { uiWords } from '../words.js';
import { ageText, countdownText } from './age.js';
import { dateOf, dayIn, monthToDate, shortPeriod } from './dates.js';
import { judge, targetText } from './judgement.js';
import { beforeText, periodWord } from './period-words.js';

const chinese = words('zh-CN', uiWords);
const english = words('en', uiWords);
const hour = 3_600_000;

test('both languages say the same things, with the same placeholders', () => {
  const plain = (key: string): boolean => !key.endsWith('.one');
  expect(Object.keys(en).filter(plain).sort()).toEqual(Object.keys(zh).sort());
  const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, text] of Object.entries(zh))
    expect([key, holes(text)]).toEqual([key, holes(english.find(key) ?? '')]);
});

test('ages in the unit that says enough', () => {
  expect([8_000, 14 * 60_000, 31 * hour, 9 * 24 * hour].map((ms) => ageText(ms, chinese))).toEqual([
    '8 秒',
    '14 分',
    '31 时',
    '9 天',
  ]);
  expect([1.2 * hour, 62.4 * hour].map((ms) => ageText(ms, english, true))).toEqual(['1.2 h', '2.6 d']);
  expect([378_000, -760_000, 3 * hour].map((ms) => countdownText(ms, chinese))).toEqual([
    '06:18',
    '12:40',
    '3:00:00',
  ]);
});

test('dates as the house writes them', () => {
  const moment = Date.parse('2026-11-19T16:30:00Z');
  expect(dayIn(moment, 'Asia/Shanghai')).toBe('2026-11-20');
  expect([dateOf(moment, 'zh-CN', 'Asia/Shanghai'), dateOf(moment, 'en', 'Asia/Shanghai')]).toEqual([
    '2026年11月20日',
    '20 November 2026',
  ]);
  expect([monthToDate('2026-11-20', 'zh-CN'), monthToDate('2026-11-20', 'en')]).toEqual([
    '2026年11月1–20日',
    '1–20 November 2026',
  ]);
  expect([monthToDate('2026-11-01', 'zh-CN'), shortPeriod('2026-10', 'en')]).toEqual([
    '2026年11月1日',
    'Oct',
  ]);
});

const cell = (value: number) =>
  ({
    metric: 'a',
    organisation: '1',
    period: 'p',
    key: '',
    n: 1,
    d: 2,
    base: 2,
    value,
    changedAt: null,
    version: 1,
    state: 'live',
  }) as const;

test('status follows the direction of good', () => {
  const up = [96, 90, 80].map((value) => judge(metric('m'), cell(value)));
  const down = [4, 9, 11].map((value) =>
    judge(metric('m', { direction: 'down', bands: { green: 5, amber: 10 } }), cell(value)),
  );
  const band = [1, 5, 11].map((value) =>
    judge(metric('m', { direction: 'band', bands: { low: 2, high: 10 } }), cell(value)),
  );
  expect([up, down, band]).toEqual([
    ['ok', 'warn', 'bad'],
    ['ok', 'warn', 'bad'],
    ['warn', 'ok', 'warn'],
  ]);
  expect(targetText(metric('m', { direction: 'band', bands: { low: 2, high: 10 } }), chinese)).toBe(
    '区间 2–10',
  );
});

test('periods have names', () => {
  expect([periodWord('month', chinese), periodWord('P90D', chinese)]).toEqual(['本月', '近 90 天']);
  expect(beforeText('2026-10', 93.6, 1, chinese)).toBe('10月 93.6');
  expect(beforeText('2026-W46', 12, 0, english)).toBe('last week 12');
  expect(beforeText('2026-Q3', 12, 0, chinese)).toBe('2026年3季度 12');
});
