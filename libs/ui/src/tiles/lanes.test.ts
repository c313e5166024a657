import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lanesOf } from './lanes.js';

it('takes the first line that has room, and none where none has', () => {
  expect(lanesOf([0, 5, 10, 30, 95], { lanes: 2, width: 20 })).toEqual([0, 1, undefined, 0, 0]);
  expect(lanesOf([1], { lanes: 0, width: 20 })).toEqual([undefined]);
});

it('never puts two labels over each other, nor one beyond the line', () => {
  const position = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(position, { maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 50 }),
      (marks, lanes, width) => {
        const placed = lanesOf(marks, { lanes, width });
        const from = (x: number): number => (x > 100 - width ? x - width : x);
        placed.forEach((lane, i) => {
          if (lane === undefined) return;
          const start = from(marks[i] ?? 0);
          expect(lane).toBeLessThan(lanes);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start + width).toBeLessThanOrEqual(100);
          const before = marks.slice(0, i).filter((_, j) => placed[j] === lane);
          for (const other of before.map(from))
            expect(other + width <= start || other >= start + width).toBe(true);
        });
      },
    ),
  );
});
