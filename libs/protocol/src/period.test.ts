import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, periodOn, previousOf, rangeOf, stepsOf, weekNameOf } from './period.js';

const far = '9999-01-01';
const day = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2090, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const kind = fc.constantFrom('day', 'week', 'month', 'quarter', 'half', 'year');
const between = (first: string, last: string): number =>
  (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;

describe('rangeOf', () => {
  test.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2024-W01', '2024-01-01', '2024-01-07'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
  ])('of %s is %s to %s', (period, first, last) => {
    expect(rangeOf(period, far)).toEqual({ first, last });
  });

  test.each([
    ['P1D', '2026-11-22', '2026-11-22'],
    ['P90D', '2026-11-22', '2026-08-25'],
    ['P365D', '2024-12-31', '2024-01-02'],
    ['P12M', '2024-02-29', '2023-03-01'],
    ['P1M', '2026-03-31', '2026-03-01'],
    ['P12M', '2026-11-22', '2025-11-23'],
  ])('of the window %s on %s begins on %s', (period, today, first) => {
    expect(rangeOf(period, today)).toEqual({ first, last: today });
  });

  test('of all time has no beginning', () => {
    expect(rangeOf('total', '2026-11-22')).toEqual({ first: undefined, last: '2026-11-22' });
  });

  test.each([
    '',
    '2026-13',
    '2026-00',
    '2026-02-29',
    '2026-04-31',
    '2025-W53',
    '2026-W00',
    '2026-W54',
    '2026-Q0',
    '2026-Q5',
    '2026-H3',
    'P0D',
    'P90',
    'P-1D',
    'p90d',
    'P10000D',
    '26',
    'year',
    '2026-1',
    ' 2026',
    '2026\n',
    '__proto__',
  ])('of %j is none', (period) => {
    expect(rangeOf(period, far)).toBeUndefined();
  });

  test('holds the day that its name was made of, and is cut at today', () => {
    fc.assert(
      fc.property(kind, day, (each, on) => {
        const whole = rangeOf(periodOn(each, on), far)!;
        expect(whole.first! <= on && on <= whole.last).toBe(true);
        expect(rangeOf(periodOn(each, on), on)).toEqual({ first: whole.first, last: on });
      }),
    );
  });

  test('follows on the one before without a gap', () => {
    fc.assert(
      fc.property(kind, day, (each, on) => {
        const period = periodOn(each, on);
        const before = rangeOf(previousOf(period)!, far)!;
        expect(addDays(before.last, 1)).toBe(rangeOf(period, far)!.first);
      }),
    );
  });

  test('of weeks is seven days from Monday', () => {
    fc.assert(
      fc.property(day, (on) => {
        const { first, last } = rangeOf(weekNameOf(on), far)!;
        expect(between(first!, last)).toBe(7);
        expect(new Date(first!).getUTCDay()).toBe(1);
        // The week belongs to the year that has its Thursday.
        expect(addDays(first!, 3).slice(0, 4)).toBe(weekNameOf(on).slice(0, 4));
      }),
    );
  });

  test('of windows in days has as many days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), day, (length, on) => {
        const { first, last } = rangeOf(`P${String(length)}D`, on)!;
        expect([last, between(first!, last)]).toEqual([on, length]);
      }),
    );
  });
});

describe('days and months', () => {
  test('are added and taken away again', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (on, days) => {
        expect(addDays(addDays(on, days), -days)).toBe(on);
      }),
    );
  });

  test('of a month later keep their number, or end with the month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (on, months) => {
        const then = addMonths(on, months);
        const number = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(number(then) - number(on)).toBe(months);
        const lastDay = addDays(then, 1).slice(0, 7) !== then.slice(0, 7);
        expect(then.slice(8) === on.slice(8) || lastDay).toBe(true);
      }),
    );
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });
});

test('previousOf knows none before all time and windows', () => {
  for (const period of ['total', 'P90D', 'P12M', 'nonsense']) expect(previousOf(period)).toBeUndefined();
  expect(previousOf('2026-W01')).toBe('2025-W52');
  expect(previousOf('2021-W01')).toBe('2020-W53');
  expect(previousOf('2026-Q1')).toBe('2025-Q4');
  expect(previousOf('2026-H1')).toBe('2025-H2');
  expect(previousOf('2024-03-01')).toBe('2024-02-29');
});

test('stepsOf ends with today, each a step apart', () => {
  expect(stepsOf('day', 3, '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  expect(stepsOf('month', 3, '2026-01-31')).toEqual(['2025-11', '2025-12', '2026-01']);
});
