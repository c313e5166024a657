import type { EventType, Fact, Metric, Side } from '@heli/sdk';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { events } from './events.js';
import { metrics, type MetricName } from './metrics.js';
import type { Step } from './model.js';

interface Told {
  readonly event: EventType;
  readonly at: string;
  readonly data: unknown;
  readonly imported: boolean;
}
const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T04:00:00.000Z`;
const tell = <E extends EventType>(
  event: E,
  at: string,
  data: z.input<E['data']>,
  imported = false,
): Told => ({
  event,
  at,
  data: event.data.parse(data),
  imported,
});

/** What a side adds up to by day and key, as the core keeps it. */
function sum(side: Side, told: readonly Told[], from = '', to = '9'): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { event, at, data, imported } of told)
    for (const source of side.sources.filter((candidate) => candidate.event === event))
      for (const { add = 1, at: counted = at, key = '' } of source.fold(
        data as never,
        { imported } as Fact<never>,
      )) {
        expect(counted <= at).toBe(true);
        if (counted < from || counted > to) continue;
        totals[key] = (totals[key] ?? 0) + add;
      }
  return totals;
}
function valueOf(
  name: MetricName,
  told: readonly Told[],
  from?: string,
  to?: string,
): { n: number; d?: number } {
  const metric: Metric = metrics[name];
  if (metric.kind === 'derived') throw new Error('A derived metric has no sides.');
  const n = sum(metric.n, told, from, to)[''] ?? 0;
  return metric.kind === 'ratio' ? { n, d: sum(metric.d, told, from, to)[''] ?? 0 } : { n };
}

const moved = (from: Step | null, to: Step | null, reached: Step[] = []) => ({
  caseId: 'c',
  from,
  to,
  reached,
});
const number = { number: '1', category: 'other', severity: 'normal', origin: 'grid' } as const;
const filed = tell(events.caseFiled, day(1), {
  ...moved('collected', 'filed', ['collected', 'filed']),
  ...number,
});
const closed = (at: string, due: string, reworks = 0) =>
  tell(events.caseClosed, at, {
    ...moved('handled', 'verified', ['verified']),
    ...{ cycle: 1, outcome: 'resolved', due, late: at > due, reworks },
  });
const fellDue = (due: string, met: boolean, more: object = {}) =>
  tell(events.caseFellDue, due, { caseId: 'c', cycle: 1, due, met, ...more });
const reopened = (at: string, closedAt: string, due: string, counted: { onTime: boolean; closed: boolean }) =>
  tell(events.caseReopened, at, {
    ...moved('verified', 'filed'),
    ...{
      cycle: 2,
      closedAt,
      due,
      countedOnTime: counted.onTime,
      countedClosed: counted.closed,
      countedRework: false,
    },
  });

describe('the numbers of a case', () => {
  it('count a closing in time on the day it was due', () => {
    const told = [filed, closed(day(4), day(8)), fellDue(day(8), true)];
    expect(valueOf('onTimeClosureRate', told, day(8), day(8))).toEqual({ n: 1, d: 1 });
    expect(valueOf('closedOnTimeRate', told, day(8), day(8))).toEqual({ n: 1, d: 1 });
    expect(valueOf('closed', told, day(4), day(4))).toEqual({ n: 1 });
    expect(valueOf('open', told)).toEqual({ n: 0 });
    expect(valueOf('openOverdue', told)).toEqual({ n: 0 });
  });

  it('count a late closing as due and not met, and as closed where it was due', () => {
    const due = [filed, fellDue(day(3), false)];
    expect(valueOf('openOverdue', due)).toEqual({ n: 1 });
    expect(valueOf('closedOnTimeRate', due)).toEqual({ n: 0, d: 0 });
    const told = [...due, closed(day(5), day(3))];
    expect(valueOf('openOverdue', told)).toEqual({ n: 0 });
    expect(valueOf('onTimeClosureRate', told, day(3), day(3))).toEqual({ n: 0, d: 1 });
    expect(valueOf('closedOnTimeRate', told, day(3), day(3))).toEqual({ n: 0, d: 1 });
  });

  it('correct a closing that was told after its due', () => {
    const told = [
      filed,
      fellDue(day(3), false),
      closed(day(2), day(3)),
      fellDue(day(3), true, { corrects: true }),
    ];
    expect(valueOf('onTimeClosureRate', told)).toEqual({ n: 1, d: 1 });
    expect(valueOf('closedOnTimeRate', told)).toEqual({ n: 1, d: 1 });
    expect(valueOf('openOverdue', told)).toEqual({ n: 0 });
  });

  it.each([
    ['after its due', [closed(day(2), day(3)), fellDue(day(3), true)], { onTime: true, closed: true }, []],
    [
      'before its due',
      [closed(day(2), day(6))],
      { onTime: false, closed: false },
      [fellDue(day(6), false, { reopened: true })],
    ],
    [
      'once closed late',
      [fellDue(day(2), false), closed(day(3), day(2))],
      { onTime: false, closed: true },
      [],
    ],
  ] as const)(
    'take exactly that back which a case reopened %s had been counted for',
    (_, before, counted, after) => {
      const last = before.find(({ event }) => event === events.caseClosed);
      const due = (last?.data as { due: string }).due;
      const told = [filed, ...before, reopened(day(5), last?.at ?? '', due, counted), ...after];
      expect(valueOf('onTimeClosureRate', told)).toEqual({ n: 0, d: 1 });
      expect(valueOf('closedOnTimeRate', told)).toEqual({ n: 0, d: 0 });
      expect(valueOf('closed', told)).toEqual({ n: 0 });
      expect(valueOf('open', told)).toEqual({ n: 1 });
      expect(valueOf('openOverdue', told)).toEqual({ n: 0 });
      expect(valueOf('reworkRate', told)).toEqual({ n: 1, d: 1 });
      expect(sum(metrics.byStep.n, told)).toMatchObject({ verified: 0 });
    },
  );

  it('say nothing of rework and returns for what was brought in from elsewhere', () => {
    const due = day(3);
    const data = {
      ...moved('dispatched', 'verified'),
      cycle: 1,
      outcome: 'resolved',
      due,
      late: false,
      reworks: 0,
    } as const;
    expect(valueOf('reworkRate', [tell(events.caseClosed, day(2), data, true)])).toEqual({ n: 0, d: 0 });
  });

  it('are the same in whatever order the facts come', () => {
    const told = [
      filed,
      fellDue(day(2), false),
      closed(day(3), day(2)),
      reopened(day(5), day(3), day(2), { onTime: false, closed: true }),
      fellDue(day(9), true),
    ];
    const all = (facts: readonly Told[]) =>
      Object.values<Metric>(metrics).flatMap((metric) =>
        metric.kind === 'derived'
          ? []
          : [sum(metric.n, facts), metric.kind === 'ratio' ? sum(metric.d, facts) : {}],
      );
    fc.assert(
      fc.property(fc.shuffledSubarray(told, { minLength: told.length }), (shuffled) => {
        expect(all(shuffled)).toEqual(all(told));
      }),
    );
  });
});

describe('the three rates', () => {
  it('weigh 0.30, 0.35 and 0.35', () => {
    expect(metrics.threeRates.read([98.3, 88.8, 92.2])).toBeCloseTo(92.84);
  });

  it('have no value where one of them has no base', () => {
    expect(metrics.threeRates.read([98.3, null, 92.2])).toBeNull();
  });
});
