import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAfter, daysBetween, monthsLater } from '../shared/days.js';
import { normOn, servingOn, vacanciesOn, type Establishment } from './vacancies.js';

const first = '2026-01-01';
const day = fc.integer({ min: 0, max: 60 }).map((n) => dayAfter(first, n));
const establishment: fc.Arbitrary<Establishment> = fc.record({
  norms: fc
    .uniqueArray(fc.record({ from: day, norm: fc.integer({ min: 0, max: 4 }) }), {
      selector: ({ from }) => from,
      maxLength: 4,
    })
    .map((norms) => norms.sort((a, b) => (a.from < b.from ? -1 : 1))),
  terms: fc.array(
    fc.tuple(day, fc.option(fc.integer({ min: 1, max: 30 }))).map(([firstDay, length]) => ({
      firstDay,
      leftOn: length === null ? null : dayAfter(firstDay, length),
    })),
    { maxLength: 6 },
  ),
});

describe('the vacancies of a post', () => {
  it('are as many as the norm lacks, none older than the first norm, the longest first', () => {
    fc.assert(
      fc.property(establishment, day, (of, at) => {
        const vacant = vacanciesOn(of, at);
        expect(vacant).toHaveLength(Math.max(0, normOn(of, at) - servingOn(of, at)));
        expect([...vacant].sort()).toEqual(vacant);
        for (const since of vacant) expect(since <= at).toBe(true);
      }),
    );
  });

  it('age by a day each day on which nothing changes, and are whatever was known of that day', () => {
    fc.assert(
      fc.property(establishment, day, fc.integer({ min: 1, max: 30 }), (of, at, later) => {
        const [turns, end] = [turnsOf(of), dayAfter(at, later)];
        fc.pre(!turns.some((turn) => turn > at && turn <= end));
        expect(vacanciesOn(of, end)).toEqual(vacanciesOn(of, at));
      }),
    );
  });

  it('are those that somebody finds who walks from day to day', () => {
    fc.assert(
      fc.property(establishment, day, (of, at) => {
        const places: string[] = [];
        for (let one = first; one <= at; one = dayAfter(one)) {
          const open = Math.max(0, normOn(of, one) - servingOn(of, one));
          const before = normOn(of, dayAfter(one, -1));
          while (places.length > open) {
            if (normOn(of, one) < before) places.splice(-1, 1);
            else places.splice(0, 1);
          }
          for (let more = places.length; more < open; more++) places.push(one);
        }
        expect(vacanciesOn(of, at)).toEqual(places);
      }),
    );
  });

  it('are filled by whoever comes, the longest first', () => {
    const of = {
      norms: [
        { from: '2026-01-01', norm: 1 },
        { from: '2026-02-01', norm: 2 },
      ],
      terms: [{ firstDay: '2026-03-01' }],
    };
    expect(vacanciesOn(of, '2026-02-28')).toEqual(['2026-01-01', '2026-02-01']);
    expect(vacanciesOn(of, '2026-03-01')).toEqual(['2026-02-01']);
  });
});

const turnsOf = ({ norms, terms }: Establishment): string[] => [
  ...norms.map(({ from }) => from),
  ...terms.flatMap(({ firstDay, leftOn }) => [firstDay, ...(leftOn == null ? [] : [leftOn])]),
];

describe('days', () => {
  it('are counted over months, years and leap days', () => {
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
    expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28');
    expect(monthsLater('2026-11-02', 12)).toBe('2027-11-02');
  });
});
