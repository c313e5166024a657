import type { EventType, Fact, Side } from '@heli/sdk';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { events } from './events.js';
import { metrics, type MetricName } from './metrics.js';
import type { CoverageState } from './model.js';

interface Told {
  readonly event: EventType;
  readonly at: string;
  readonly data: unknown;
}
const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T04:00:00.000Z`;
const tell = <E extends EventType>(event: E, at: string, data: z.input<E['data']>): Told => ({
  event,
  at,
  data: event.data.parse(data),
});

/** What a side adds up to between two moments, as the core keeps it. */
function sum(side: Side, told: readonly Told[], from = '', to = '9'): number {
  let total = 0;
  for (const { event, at, data } of told)
    for (const source of side.sources.filter((candidate) => candidate.event === event))
      for (const { add = 1, at: counted = at } of source.fold(data as never, {} as Fact<never>)) {
        expect(counted <= at).toBe(true);
        if (counted >= from && counted <= to) total += add;
      }
  return total;
}
function valueOf(name: MetricName, told: readonly Told[], from?: string, to?: string): number[] {
  const metric = metrics[name];
  const sides = metric.kind === 'ratio' ? [metric.n, metric.d] : [metric.n];
  return sides.map((side) => sum(side, told, from, to));
}

const due = day(8);
const duty = { itemId: 'i', weight: 4, due };
const fellDue = (met: boolean, corrects?: boolean) =>
  tell(events.itemFellDue, due, { ...duty, listId: 'l', met, corrects });
const verified = (at: string) =>
  tell(events.itemVerified, at, { ...duty, verifiedScore: 90, late: at > due });
const reopened = (at: string, verifiedAt: string) =>
  tell(events.itemReopened, at, {
    ...{ ...duty, verifiedAt, overdue: at > due },
    countedOnTime: at > due && verifiedAt <= due,
  });
const withdrawn = (at: string) => tell(events.itemWithdrawn, at, { ...duty, counted: at > due });

describe('the completion of duties', () => {
  it('weighs them, on the day they were due', () => {
    const told = [verified(day(4)), fellDue(true)];
    expect(valueOf('dutyCompletion', told, due, due)).toEqual([4, 4]);
    expect(valueOf('overdueDuties', told)).toEqual([0]);
  });

  it.each([
    ['verified late', [fellDue(false), verified(day(9))], [0, 4], 0],
    ['verified in time, told later', [fellDue(false), verified(day(7)), fellDue(true, true)], [4, 4], 0],
    ['opened again before its due', [reopened(day(6), day(4)), fellDue(false)], [0, 4], 1],
    ['opened again after its due', [verified(day(4)), fellDue(true), reopened(day(9), day(4))], [0, 4], 1],
    ['withdrawn before its due', [withdrawn(day(3))], [0, 0], 0],
    ['withdrawn after its due', [fellDue(false), withdrawn(day(9))], [0, 0], 0],
    [
      'opened again after its due and withdrawn',
      [fellDue(true), reopened(day(9), day(4)), withdrawn(day(10))],
      [0, 0],
      0,
    ],
    [
      'verified late, opened again and verified once more',
      [fellDue(false), verified(day(9)), reopened(day(10), day(9)), verified(day(11))],
      [0, 4],
      0,
    ],
  ] as const)('takes back exactly what was counted for one %s', (_, told, completion, overdue) => {
    expect(valueOf('dutyCompletion', told)).toEqual(completion);
    expect(valueOf('overdueDuties', told)).toEqual([overdue]);
  });

  it('is the same in whatever order the facts come', () => {
    const told = [fellDue(false), verified(day(9)), reopened(day(10), day(9)), withdrawn(day(11))];
    fc.assert(
      fc.property(fc.shuffledSubarray(told, { minLength: told.length }), (shuffled) => {
        expect(valueOf('dutyCompletion', shuffled)).toEqual(valueOf('dutyCompletion', told));
        expect(valueOf('overdueDuties', shuffled)).toEqual(valueOf('overdueDuties', told));
      }),
    );
  });
});

const unit = { coverageId: 'c', unitId: 'u' };
const entered = tell(events.coverageEntered, day(1), {
  ...{ ...unit, kind: 'newEconomic', members: 4, eligible: true, to: 'uncovered' },
  ...{ workBefore: false, workAfter: false },
});
const moved = (from: CoverageState, to: CoverageState, workBefore: boolean, workAfter: boolean) => ({
  ...{ ...unit, from, to, workBefore, workAfter },
});
const visited = (at: string, since = at) =>
  tell(events.unitVisited, at, {
    ...{ ...unit, visitedAt: since, until: day(20), since, workBefore: false, workAfter: true },
  });
const grewOld = (at: string) =>
  tell(events.workCoverageLapsed, at, { ...unit, visitedAt: day(2), until: at });

describe('the two coverages', () => {
  it('hold at the end of a period whatever was true then', () => {
    const told = [
      entered,
      visited(day(3)),
      grewOld(day(5)),
      tell(events.jointBranchJoined, day(7), moved('planned', 'jointCovered', false, true)),
      tell(events.ownBranchFounded, day(9), moved('jointCovered', 'ownBranch', true, true)),
      tell(events.coverageLapsed, day(11), {
        ...moved('ownBranch', 'lapsed', true, false),
        reason: 'membersTooFew',
      }),
      tell(events.coverageLapsed, day(13), { ...moved('lapsed', 'lapsed', false, false), reason: 'closed' }),
    ];
    const at = (end: number) => [
      valueOf('orgCoverage', told, '', day(end)),
      valueOf('workCoverage', told, '', day(end)),
    ];
    expect([2, 4, 6, 8, 10, 12, 14].map(at)).toEqual([
      ...[
        [
          [0, 1],
          [0, 1],
        ],
        [
          [0, 1],
          [1, 1],
        ],
        [
          [0, 1],
          [0, 1],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ],
      ...[
        [
          [1, 1],
          [1, 1],
        ],
        [
          [0, 1],
          [0, 1],
        ],
        [
          [0, 0],
          [0, 0],
        ],
      ],
    ]);
  });

  it('count a visit that was told late from when the register said otherwise', () => {
    const told = [entered, visited(day(2)), grewOld(day(5)), visited(day(7), day(5))];
    expect(valueOf('workCoverage', told, '', day(4))).toEqual([1, 1]);
    expect(valueOf('workCoverage', told, '', day(6))).toEqual([1, 1]);
  });
});

describe('what falls due otherwise', () => {
  const settled = { due, met: false };
  it.each([
    ['contactPointVisits', events.visitFellDue, { contactPointId: 'p', round: 1, ...settled }],
    ['rectificationOnTime', events.rectificationFellDue, { problemId: 'p', reportId: 'r', ...settled }],
    ['requestAnswered', events.requestFellDue, { requestId: 'r', unitId: 'u', ...settled }],
  ] as const)('is counted once by %s, and corrected where it was told too late', (name, event, data) => {
    const missed = tell(event, due, data as never);
    expect(valueOf(name, [missed])).toEqual([0, 1]);
    const corrected = tell(event, due, { ...data, met: true, corrects: true });
    expect(valueOf(name, [missed, corrected])).toEqual([1, 1]);
  });

  it('leaves the count of overdue rectifications when it is verified late or corrected', () => {
    const data = { problemId: 'p', reportId: 'r', personId: 'x', due };
    const missed = tell(events.rectificationFellDue, due, { ...data, met: false });
    const late = tell(events.rectificationVerified, day(9), { ...data, late: true });
    expect(valueOf('overdueRectifications', [missed])).toEqual([1]);
    expect(valueOf('overdueRectifications', [missed, late])).toEqual([0]);
  });
});
