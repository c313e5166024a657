import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { days, grid, hours, House, start, street } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

describe('what a wall watches', () => {
  it('shows the seven steps: how many, since when, how pressing', async () => {
    for (const state of ['reported', 'dispatched', 'dispatched', 'closed'] as const) {
      await house.caseIn(state);
      await house.wait(hours(1));
    }
    await house.wait(days(9) - hours(3.5));
    const rows = await house.ask('funnel', {});
    expect(rows.map(({ step, now }) => [step, now])).toEqual([
      ...[
        ['collected', 1],
        ['filed', 0],
        ['dispatched', 2],
        ['inProgress', 0],
      ],
      ...[
        ['handled', 0],
        ['verified', 1],
        ['appraised', 0],
      ],
    ]);
    expect(rows[2]).toMatchObject({
      ...{ oldestSince: '2026-11-02T02:00:00.000Z', medianSince: '2026-11-02T02:00:00.000Z' },
      ...{ dueSoon: 2, overdue: 0 },
    });
    await house.wait(hours(1));
    expect((await house.ask('funnel', {}))[2]).toMatchObject({ dueSoon: 1, overdue: 1 });
    for (const { step, now } of rows) expect((await house.cell('byStep', 'total', step)).n).toBe(now);
  });

  it('shows what is overdue by unit, the oldest first', async () => {
    await house.caseIn('dispatched');
    await house.wait(hours(1));
    await house.caseIn('signed');
    await house.send('office', 'importCase', {
      ...{ source: 'old', sourceId: '1', category: 'general', filedAt: '2011-05-02T08:00:00Z', events: [] },
      due: '2011-06-01T00:00:00Z',
    });
    await house.wait(days(10));
    expect(await house.ask('overdueByUnit', {})).toEqual([
      { unit: 'works', count: 2, oldestSince: '2026-11-11T01:00:00.000Z' },
      { unit: '—', count: 1, oldestSince: '2011-06-01T00:00:00.000Z' },
    ]);
    const overdue = await house.ask('overdueCases', {});
    expect(overdue.map(({ due }) => due.slice(0, 10))).toEqual(['2011-06-01', '2026-11-11', '2026-11-11']);
    expect((await house.cell('openOverdue')).n).toBe(3);
  });

  it('shows open cases by grid, and what stands above the grids in a row of its own', async () => {
    await house.caseIn('filed');
    await house.caseIn('closed');
    const above = await house.send('office', 'importCase', {
      ...{ source: 'old', sourceId: '1', category: 'general', filedAt: start, events: [] },
    });
    expect(above.created).toBe(true);
    expect(await house.ask('openByGrid', {})).toEqual([
      { row: street, rowLabel: '凤凰街道', cell: street, cellLabel: '凤凰街道', value: 1 },
      { row: '370704003009', rowLabel: '第1社区', cell: grid, cellLabel: '第一网格', value: 1 },
    ]);
  });

  it('shows open cases by category, the most first, with what is overdue', async () => {
    await house.caseIn('dispatched');
    await house.caseIn('closed');
    for (const sourceId of ['1', '2'])
      await house.send('office', 'importCase', {
        ...{ source: 'old', sourceId, category: 'noise', filedAt: start, events: [] },
      });
    await house.wait(days(9));
    expect(await house.ask('openByCategory', {})).toEqual([
      { category: 'coordination.category.noise', open: 2, overdue: 0 },
      { category: 'coordination.category.environment.litter', open: 1, overdue: 1 },
    ]);
  });

  it('shows whistles until they are concluded', async () => {
    const calledUnitIds = [house.units.gas, house.units.water];
    const { whistleId } = await house.send('office', 'blowWhistle', {
      kind: 'emergency',
      title: 'Gas',
      calledUnitIds,
    });
    await house.send('gas', 'arriveWhistle', { whistleId, unitId: house.units.gas });
    expect(await house.ask('whistleBoard', {})).toMatchObject([
      {
        kind: 'coordination.kind.emergency',
        title: 'Gas',
        arrived: 1,
        called: 2,
        arrivals: '1/2',
        awaited: 'water',
      },
    ]);
    await house.send('office', 'concludeWhistle', { whistleId });
    expect(await house.ask('whistleBoard', {})).toEqual([]);
    expect(await house.ask('whistles', {})).toMatchObject([{ whistleId, state: 'concluded' }]);
  });

  it('shows open cases, longest first', async () => {
    const first = await house.caseIn('filed');
    await house.wait(1);
    await house.caseIn('closed');
    const second = await house.caseIn('inProgress');
    expect((await house.ask('openCases', {})).map(({ id }) => id)).toEqual([first, second]);
  });
});

it('tells the rules and the categories in force', async () => {
  expect(await house.ask('categories', {})).toContainEqual({
    ...{ id: 'utilities.gas', parent: 'utilities', name: 'coordination.category.utilities.gas' },
  });
  expect(await house.ask('rules', {})).toContainEqual(
    expect.objectContaining({
      category: 'utilities',
      severity: 'normal',
      handle: { clock: 'natural', hours: 24 },
    }),
  );
});
