import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PlaylistEntry } from './playlist-schema.js';
import { isDue, turnAt } from './playlist.js';

const entry = fc.record(
  {
    scene: fc.constantFrom('council', 'leadership', 'coordination'),
    seconds: fc.integer({ min: 10, max: 600 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.constantFrom('00:00', '08:30', '18:00', '22:00'),
    to: fc.constantFrom('06:00', '12:00', '18:00', '23:59'),
  },
  { requiredKeys: ['scene', 'seconds'] },
) as fc.Arbitrary<PlaylistEntry>;
const time = fc.record({
  second: fc.integer({ min: 0, max: 86_399 }),
  weekday: fc.integer({ min: 1, max: 7 }),
});

test('whoever has a turn is due, and somebody has one whenever anybody is', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), time, (entries, now) => {
      const turn = turnAt(entries, now);
      if (turn) expect(isDue(turn, now)).toBe(true);
      expect(turn === undefined).toBe(!entries.some((one) => isDue(one, now)));
    }),
  );
});

test('over a whole round each has as many seconds as it was given', () => {
  const plain = fc.array(
    fc.record({ scene: fc.constantFrom('a', 'b', 'c'), seconds: fc.integer({ min: 10, max: 40 }) }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(plain, fc.integer({ min: 0, max: 100 }), (entries, rounds) => {
      const round = entries.reduce((sum, { seconds }) => sum + seconds, 0);
      const shown = new Map<PlaylistEntry, number>();
      for (let second = 0; second < round; second++) {
        const turn = turnAt(entries, { second: rounds * round + second, weekday: 1 })!;
        shown.set(turn, (shown.get(turn) ?? 0) + 1);
      }
      expect(entries.map((one) => shown.get(one))).toEqual(entries.map(({ seconds }) => seconds));
    }),
    { numRuns: 30 },
  );
});

test('a night belongs to the day it began on', () => {
  const night: PlaylistEntry = { scene: 'council', seconds: 30, days: [5], from: '22:00', to: '06:00' };
  expect(isDue(night, { second: 23 * 3_600, weekday: 5 })).toBe(true);
  expect(isDue(night, { second: 3_600, weekday: 6 })).toBe(true);
  expect(isDue(night, { second: 3_600, weekday: 5 })).toBe(false);
  expect(isDue(night, { second: 12 * 3_600, weekday: 5 })).toBe(false);
});
