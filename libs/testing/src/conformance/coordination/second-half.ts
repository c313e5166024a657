import { expect, test } from '@jest/globals';
import type { Desk } from './desk.js';
import { expectCounts, expectStates } from './expect.js';

/** When everything that can fall due has. */
export function describeSecondHalf(desk: () => Desk): void {
  test('brings every case to where it belongs', () =>
    expectStates(desk(), {
      ...{ straight: 'archived', forgotten: 'closed', returned: 'signed', suspended: 'appraised' },
      ...{ reworked: 'dispatched', whistled: 'appraised', imported: 'archived' },
      waiting: 'dispatched',
    }));

  test('reopens nothing that was solved, and awaits nobody where it is over', () => {
    expect(desk().refused.get('to reopen what was solved')).toBe('conflict coordination.refusal.wasSolved');
    expect(desk().refused.get('to arrive at what is over')).toBe(
      'conflict coordination.refusal.whistleConcluded',
    );
  });

  test('books what fell due at its moment, once, with its outcome', async () => {
    const { ids } = desk();
    const named = new Map([...ids].map(([name, id]) => [id, name]));
    const cases = (await desk().told('caseFellDue')).map(
      ({ caseId, cycle, due, met }) =>
        `${String(named.get(caseId as string))} ${String(cycle)} ${String(due)} ${String(met)}`,
    );
    expect(cases.sort()).toEqual([
      // An emergency: two hours to handle it, two to verify.
      'forgotten 1 2026-11-02T05:00:00.000Z false',
      'imported 1 2026-10-10T01:00:00.000Z false',
      // Seven days and two.
      'returned 1 2026-11-11T03:00:00.000Z false',
      // Reopened before it fell due: the next cycle counts.
      'reworked 1 2026-11-11T04:00:00.000Z false',
      'reworked 2 2026-11-12T09:00:00.000Z false',
      'straight 1 2026-11-11T01:00:00.000Z true',
      // A day longer by extension, and the 26 hours for which its clock stood still.
      'suspended 1 2026-11-13T05:00:00.000Z true',
      // It keeps the due date it came with.
      'waiting 1 2026-11-13T09:00:00.000Z false',
      // Gas: twelve hours and a day.
      'whistled 1 2026-11-03T18:00:00.000Z true',
    ]);
    const met = (facts: readonly Record<string, unknown>[]): number =>
      facts.filter((fact) => fact['met']).length;
    const [contacts, calls] = [await desk().told('contactFellDue'), await desk().told('whistleFellDue')];
    expect([contacts.length, met(contacts), calls.length, met(calls)]).toEqual([8, 4, 3, 1]);
    expect(await desk().armed()).toEqual([]);
  });

  test('counts the minutes from dispatch, without those for which the clock stood still', async () => {
    expect((await desk().told('caseHandled')).map(({ minutes }) => minutes)).toEqual([
      ...[120, 60, 120, 1440, 240, 1920],
    ]);
    expect(await desk().told('caseReworked')).toMatchObject([{ minutes: 60 }]);
  });

  test('counts what has been done', () =>
    expectCounts(desk(), {
      ...{ filed: [8, 0], closed: [5, 0], open: [3, 0], openOverdue: [3, 0] },
      ...{ onTimeClosureRate: [3, 9], closedOnTimeRate: [3, 5], responseRate: [4, 8] },
      ...{ resolutionRate: [2, 3], satisfaction: [1, 2], reworkRate: [1, 5], returnRate: [3, 11] },
      ...{ suspendedShare: [0, 3], handlingTime: [5, 0] },
      ...{ whistleArrival: [1, 3], whistleRate: [2, 8], proactive: [3, 8] },
    }));

  test('shows first what has been overdue longest', async () => {
    const cases = await desk().ask('overdueCases', {});
    expect(cases).toMatchObject([
      { id: desk().id('returned'), unit: 'water', due: '2026-11-11T03:00:00.000Z' },
      { id: desk().id('reworked'), unit: 'water', due: '2026-11-12T09:00:00.000Z' },
      { id: desk().id('waiting'), unit: 'works', due: '2026-11-13T09:00:00.000Z' },
    ]);
    expect(await desk().ask('overdueByUnit', {})).toEqual([
      { unit: 'water', count: 2, oldestSince: '2026-11-11T03:00:00.000Z' },
      { unit: 'works', count: 1, oldestSince: '2026-11-13T09:00:00.000Z' },
    ]);
    // What has been open longest: the one from another system was filed weeks ago.
    expect((await desk().ask('openCases', {})).map(({ id }) => id)).toEqual(
      ['waiting', 'returned', 'reworked'].map((name) => desk().id(name)),
    );
  });

  test('finds cases by what is asked', async () => {
    const found = async (input: Parameters<Desk['ask']>[1]): Promise<string[]> => {
      const rows = await desk().ask('cases', input as { limit: number });
      const named = new Map([...desk().ids].map(([name, id]) => [id, name]));
      return rows.map(({ id }) => named.get(id) ?? id).sort();
    };
    expect(await found({ category: 'environment' })).toEqual(['forgotten', 'straight', 'suspended']);
    expect(await found({ state: 'archived' })).toEqual(['imported', 'straight']);
    expect(await found({ step: 'appraised' })).toEqual(['suspended', 'whistled']);
    expect(await found({ severity: 'urgent' })).toEqual(['whistled']);
    expect(await found({ unit: desk().units.water })).toEqual(['returned', 'reworked', 'suspended']);
    expect(await found({ overdue: true })).toEqual(['returned', 'reworked', 'waiting']);
    expect(await found({ search: 'OLD-1' })).toEqual(['imported']);
    expect(await found({ search: 'forgotten' })).toEqual(['forgotten']);
    expect(await found({ limit: 3 })).toHaveLength(3);
  });

  test('keeps whistles that are over, and shows those that are not', async () => {
    expect(
      (await desk().ask('whistles', {})).map(({ title, state, arrivals }) => [title, state, arrivals]),
    ).toEqual([
      ['Queue at the gate', 'blown', '0/1'],
      ['Smell of gas', 'concluded', '2/2'],
    ]);
    expect(await desk().ask('whistleBoard', {})).toMatchObject([
      { title: 'Queue at the gate', awaited: 'water' },
    ]);
  });
}
