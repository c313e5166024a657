import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, checkOpening, openIntervals, openMinutes, type Opening } from './opening.js';
import { freeIn, peakOf, type Taken } from './room.js';

/** Shanghai: no daylight saving, so a day begins at 16:00 of the day before in UTC. */
const clock = {
  startOf: (day: string): string => new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString(),
};
const since = '2026-01-05';
const opened = (hours: Opening[], closedOn: string[] = []) => ({ hours, closedOn, since });
const of = (days: string, opens = '08:00', closes = '18:00'): Opening => ({ days, opens, closes });
const daysOf = (rule: string, first: string, last: string): string[] =>
  openIntervals(opened([of(rule)]), first, last, clock).map(({ day }) => day);

describe('opening hours', () => {
  it('are told by recurrence rules in the installation’s zone', () => {
    expect(daysOf('FREQ=WEEKLY;BYDAY=MO,WE', '2026-11-01', '2026-11-09')).toEqual([
      '2026-11-02',
      '2026-11-04',
      '2026-11-09',
    ]);
    expect(daysOf('FREQ=MONTHLY;BYDAY=1SA', '2026-11-01', '2026-12-31')).toEqual([
      '2026-11-07',
      '2026-12-05',
    ]);
    expect(daysOf('FREQ=MONTHLY;BYMONTHDAY=15', '2026-11-01', '2026-12-31')).toEqual([
      '2026-11-15',
      '2026-12-15',
    ]);
    expect(daysOf('FREQ=DAILY;UNTIL=20261103', '2026-11-01', '2026-11-09')).toHaveLength(3);
    const [monday] = openIntervals(opened([of('FREQ=DAILY')]), '2026-11-02', '2026-11-02', clock);
    expect(monday).toEqual({
      ...{ day: '2026-11-02', from: '2026-11-02T00:00:00.000Z', to: '2026-11-02T10:00:00.000Z' },
    });
  });

  it('leave out the days on which it stays shut, and join what overlaps', () => {
    const twice = opened([of('FREQ=DAILY'), of('FREQ=WEEKLY;BYDAY=MO', '17:00', '24:00')], ['2026-11-03']);
    expect(openMinutes(twice, '2026-11-02', clock)).toBe(16 * 60);
    expect(openMinutes(twice, '2026-11-03', clock)).toBe(0);
    expect(openMinutes(twice, '2026-11-04', clock)).toBe(600);
  });

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=WEEKLY;BYMONTHDAY=3',
    'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR',
    'FREQ=DAILY;INTERVAL=1000',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=MONTHLY;INTERVAL=12;BYMONTH=2',
    'FREQ=MONTHLY;BYMONTH=2',
    'FREQ=DAILY;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=5MO',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=MONTHLY;BYDAY=9MO',
    'FREQ=MONTHLY;BYMONTH=13',
  ])('refuse %s, in whose time nobody could be let in', (rule) => {
    expect(() => checkOpening([of(rule)])).toThrow(
      expect.objectContaining({ key: 'cobuilding.refusal.badRule' }),
    );
  });

  it('refuse to close before they open', () => {
    expect(() => checkOpening([of('FREQ=DAILY', '18:00', '08:00')])).toThrow(
      expect.objectContaining({ key: 'cobuilding.refusal.badTimes' }),
    );
  });

  const rules = fc
    .record({
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.option(fc.integer({ min: 0, max: 60 })),
      day: fc.option(fc.constantFrom('BYDAY=MO', 'BYDAY=2TU', 'BYDAY=-1SU', 'BYDAY=5SA', 'BYDAY=MO,FR')),
      date: fc.option(fc.constantFrom('BYMONTHDAY=-1', 'BYMONTHDAY=30', 'BYMONTHDAY=0')),
      month: fc.option(fc.constantFrom('BYMONTH=2', 'BYMONTH=13', 'BYMONTH=1,12')),
      until: fc.option(fc.constantFrom('UNTIL=20260301', 'UNTIL=20270101')),
    })
    .map(({ freq, interval, day, date, month, until }) =>
      [`FREQ=${freq}`, interval === null ? null : `INTERVAL=${String(interval)}`, day, date, month, until]
        .filter((part) => part !== null)
        .join(';'),
    );

  it('of any rule that is taken end soon, and lie in order within their bounds', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 1200 }), (rule, later) => {
        try {
          checkOpening([of(rule)]);
        } catch {
          return;
        }
        const first = addDays(since, later);
        const last = addDays(first, 30);
        const found = openIntervals(opened([of(rule)]), first, last, clock);
        expect(found.every(({ day, from, to }) => day >= first && day <= last && from < to)).toBe(true);
        expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).sort());
      }),
    );
  });
});

describe('room', () => {
  const moment = (hour: number): string => new Date(Date.UTC(2026, 10, 2, hour)).toISOString();
  const taken: fc.Arbitrary<Taken[]> = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
      .map(([from, length, quantity]) => ({ from: moment(from), to: moment(from + length), quantity })),
    { maxLength: 12 },
  );

  it('is taken as often as at its fullest hour, counted hour by hour', () => {
    fc.assert(
      fc.property(
        taken,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 12 }),
        (all, from, length) => {
          const hourly = Array.from({ length }, (_, i) => moment(from + i)).map((at) =>
            all.reduce((sum, one) => sum + (one.from <= at && at < one.to ? one.quantity : 0), 0),
          );
          expect(peakOf(all, { from: moment(from), to: moment(from + length) })).toBe(Math.max(...hourly));
        },
      ),
    );
  });

  it('is told in parts that lie end to end', () => {
    fc.assert(
      fc.property(taken, (all) => {
        const whole = { from: moment(2), to: moment(22) };
        const parts = freeIn(all, whole, 5);
        expect(parts[0]!.from).toBe(whole.from);
        expect(parts.at(-1)!.to).toBe(whole.to);
        for (const [i, part] of parts.entries()) {
          if (i > 0) expect(part.from).toBe(parts[i - 1]!.to);
          expect(part.free).toBe(Math.max(0, 5 - peakOf(all, part)));
        }
      }),
    );
  });
});
