import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { Assessor, Used, versionOn, type Due, type Version } from './dues.js';

const trigger = 'incentives.hoursCounted';
const version = (more: Partial<Version> = {}): Version => ({
  ...{ id: 'v1', series: 's', version: 1, trigger, holder: 'person', kind: 'base', condition: 'true' },
  ...{ amount: 'fact.minutes / 60', caps: {}, firstDay: '2025-01-01', lastDay: null },
  ...more,
});
const fact = (id: string, day: string, minutes: number, person = 'p') => ({
  ...{ id, day, trigger, data: { minutes }, units: [], persons: [person] },
});

/** Days around the ends of months and years, where a cap begins anew. */
const day = fc.constantFrom(
  ...['2026-11-30', '2026-12-01', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-02-28'],
);
const cap = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined });
const came = fc.array(
  fc.record({ day, minutes: fc.integer({ min: 0, max: 900 }), person: fc.constantFrom('p', 'q') }),
  { maxLength: 40 },
);

describe('what rules owe', () => {
  it('stays within every cap of day, month and year, and takes no more away than the caps ask', () => {
    fc.assert(
      fc.property(came, fc.record({ day: cap, month: cap, year: cap }), (facts, caps) => {
        const assessor = new Assessor([version({ caps })], new Used());
        const sums = new Map<string, number>();
        const room = (key: string, most: number | undefined): number =>
          most === undefined ? Infinity : most - (sums.get(key) ?? 0);
        for (const [i, { day: on, minutes, person }] of facts.entries()) {
          const [due] = assessor.duesOf(fact(`f${i}`, on, minutes, person));
          const wanted = Math.trunc(minutes / 60);
          const spans = [
            [`${person} ${on}`, caps.day],
            [`${person} ${on.slice(0, 7)}`, caps.month],
            [`${person} ${on.slice(0, 4)}`, caps.year],
          ] as const;
          const left = Math.min(...spans.map(([key, most]) => room(key, most)));
          expect(due?.due ?? 0).toBe(Math.min(wanted, left));
          for (const [key, most] of spans) {
            sums.set(key, (sums.get(key) ?? 0) + (due?.due ?? 0));
            expect(sums.get(key)!).toBeLessThanOrEqual(most ?? Infinity);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same whether facts are reckoned one by one or all anew', () => {
    fc.assert(
      fc.property(came, cap, (facts, month) => {
        const versions = [version({ caps: { month } })];
        const whole = new Assessor(versions, new Used());
        const all = facts.flatMap((one, i) => whole.duesOf(fact(`f${i}`, one.day, one.minutes, one.person)));
        const kept: Due[] = [];
        for (const [i, one] of facts.entries()) {
          const used = new Used();
          for (const { holder, day: on, due } of kept) used.add(holder, on, due);
          kept.push(...new Assessor(versions, used).duesOf(fact(`f${i}`, one.day, one.minutes, one.person)));
        }
        expect(kept).toEqual(all);
      }),
    );
  });

  it.each([
    ['before it begins', '2026-10-31', undefined],
    ['on its first day', '2026-11-01', 1],
    ['after a newer one has begun', '2026-12-01', 2],
    ['on the last day of the newest', '2026-12-31', 2],
    ['after the newest has ended', '2027-01-01', undefined],
  ])('is of the version that holds: %s', (_what, on, expected) => {
    const versions = [
      version({ firstDay: '2026-11-01' }),
      version({ id: 'v2', version: 2, firstDay: '2026-12-01', lastDay: '2026-12-31' }),
    ];
    expect(versionOn(versions, on)?.version).toBe(expected);
  });

  it('counts facts over which an expression fails, and pays nothing for them', () => {
    const assessor = new Assessor([version({ amount: '100 / (fact.minutes - 60)' })], new Used());
    expect(assessor.duesOf(fact('a', '2026-11-02', 60))).toEqual([]);
    expect(assessor.failed).toBe(1);
    expect(assessor.duesOf(fact('b', '2026-11-02', 70))).toMatchObject([{ due: 10 }]);
  });
});
