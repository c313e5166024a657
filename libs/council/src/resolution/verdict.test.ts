import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finalVerdict, verdictNow, wayOf, type Standing } from './verdict.js';

const up: Standing = {
  ...{ direction: 'up', course: 'pace', baseline: 60_000, target: 80_000, smallBase: false },
  ...{ from: '2026-11-01', by: '2026-11-21', today: '2026-11-11', value: 70_000 },
};
const at = (more: Partial<Standing>): Standing => ({ ...up, ...more });

it('says how things go by an even pace', () => {
  // Half of the time has gone: 70 is the pace, 67.5 is three quarters of the way to it.
  expect(verdictNow(up)).toBe('onCourse');
  expect(verdictNow(at({ value: 69_900 }))).toBe('atRisk');
  expect(verdictNow(at({ value: 67_500 }))).toBe('atRisk');
  expect(verdictNow(at({ value: 67_400 }))).toBe('behind');
  expect(verdictNow(at({ today: '2026-11-01', value: 60_000 }))).toBe('onCourse');
  const down = at({ direction: 'down', baseline: 20_000, target: 10_000 });
  expect([15_000, 15_500, 17_000].map((value) => verdictNow({ ...down, value }))).toEqual([
    ...['onCourse', 'atRisk', 'behind'],
  ]);
});

it('says nothing where only the date counts, and nothing of a small base', () => {
  expect(verdictNow(at({ course: 'step' }))).toBeNull();
  expect(verdictNow(at({ course: 'step', value: 80_000 }))).toBe('onCourse');
  expect(verdictNow(at({ smallBase: true }))).toBe('smallBase');
  expect([verdictNow(at({ value: null })), verdictNow(at({ baseline: null }))]).toEqual(['noBase', 'noBase']);
});

it('ends as met or missed', () => {
  expect(finalVerdict(at({ value: 80_000 }))).toBe('met');
  expect(finalVerdict(at({ value: 79_999 }))).toBe('missed');
  expect(finalVerdict(at({ direction: 'down', value: 80_000 }))).toBe('met');
  expect(finalVerdict(at({ value: null }))).toBe('noBase');
});

it('never gets worse while a number gets better, and what is on course on the last day is met', () => {
  const ranks = ['behind', 'atRisk', 'onCourse'];
  const day = fc.integer({ min: 1, max: 20 }).map((one) => `2026-11-${String(one + 1).padStart(2, '0')}`);
  const value = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(
      day,
      value,
      fc.nat({ max: 5000 }),
      fc.constantFrom('up' as const, 'down' as const),
      (today, low, step, direction) => {
        const target = direction === 'up' ? 80_000 : 40_000;
        const rank = (one: number): number =>
          ranks.indexOf(verdictNow(at({ today, direction, target, value: one }))!);
        const better = direction === 'up' ? low + step : low - step;
        expect(rank(better)).toBeGreaterThanOrEqual(rank(low));
        const last = at({ today: up.by, direction, target, value: low });
        expect(verdictNow(last) === 'onCourse').toBe(finalVerdict(last) === 'met');
      },
    ),
    { numRuns: 200 },
  );
});

it('tells how much of the way is done and how much is asked for, never more than there is', () => {
  expect(wayOf(up, null)).toEqual({ progress: 50, pace: 50 });
  expect(wayOf(at({ value: 79_999 }), null).progress).toBe(99);
  expect(wayOf(at({ value: 55_000 }), null).progress).toBe(0);
  expect(
    wayOf(at({ direction: 'down', baseline: 20_000, target: 10_000, value: 17_500 }), null).progress,
  ).toBe(25);
  expect(wayOf(at({ course: 'step' }), null).pace).toBeNull();
  expect(wayOf(at({ baseline: null }), null)).toEqual({ progress: null, pace: 50 });
  expect(wayOf(at({ value: null }), 80_000).progress).toBe(100);
  expect(wayOf(at({ baseline: 80_000, value: 70_000 }), null).progress).toBe(0);
  const value = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(value, value, value, (baseline, target, now) => {
      const standing = at({ direction: target >= baseline ? 'up' : 'down', baseline, target, value: now });
      const { progress } = wayOf(standing, null);
      expect(progress).toBeGreaterThanOrEqual(0);
      expect(progress).toBeLessThanOrEqual(100);
      expect(progress === 100).toBe(finalVerdict(standing) === 'met');
    }),
  );
});
