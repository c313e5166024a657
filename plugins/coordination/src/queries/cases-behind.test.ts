import { metrics, type MetricName } from '@heli/contracts/coordination';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { days, House, minutes } from '../../test/house.js';

let house: House;
beforeAll(async () => {
  house = await House.open();
  for (const state of [
    'reported',
    'filed',
    'inProgress',
    'handled',
    'closed',
    'appraised',
    'archived',
  ] as const)
    await house.caseIn(state);
  await house.send('office', 'reopen', { caseId: await house.caseIn('closed') });
  const suspended = await house.caseIn('inProgress');
  await house.send('office', 'suspend', { caseId: suspended, reviewAt: '2026-12-01T00:00:00Z' });
  const reworked = await house.caseIn('handled');
  await house.send('worker', 'rework', { caseId: reworked });
  await house.send('handler', 'sendBack', { caseId: await house.caseIn('dispatched'), reason: 'wrongUnit' });
  const calledUnitIds = [house.units.gas, house.units.works];
  const { whistleId } = await house.send('office', 'blowWhistle', {
    kind: 'emergency',
    title: 'Gas',
    calledUnitIds,
  });
  await house.send('gas', 'arriveWhistle', { whistleId, unitId: house.units.gas });
  await house.wait(minutes(90));
  await house.wait(days(20));
  const late = await house.caseIn('handled', 'emergency');
  await house.wait(days(1));
  await house.send('worker', 'confirm', { caseId: late });
});
afterAll(() => house.close());

const names = (Object.keys(metrics) as MetricName[]).filter((name) => name !== 'threeRates');
const keysOf = (name: MetricName): readonly string[] => {
  const metric = metrics[name];
  return 'keys' in metric && metric.keys ? metric.keys : [''];
};

describe('the records behind a number', () => {
  it.each(names)('add up to %s, in all and by day', async (name) => {
    for (const key of keysOf(name))
      for (const [period, first, last] of [
        ['total', undefined, '2026-11-24'],
        ['2026-11-02', '2026-11-02', '2026-11-02'],
        ['2026-11-11', '2026-11-11', '2026-11-11'],
        ['2026-11', '2026-11-01', '2026-11-30'],
      ] as const) {
        const { n, d } = await house.ask('casesBehind', { metric: name, key, period: { first, last } });
        expect([key, period, { n, d }]).toEqual([key, period, await house.cell(name, period, key)]);
      }
  });

  it('name the case, what it was counted for and when', async () => {
    const { total, rows } = await house.ask('casesBehind', {
      ...{ metric: 'onTimeClosureRate', period: { first: '2026-11-11', last: '2026-11-11' } },
      limit: 3,
    });
    expect(total).toBeGreaterThan(3);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ category: 'coordination.category.environment.litter', d: 1 });
    expect(rows[0]?.at).toBe('2026-11-11T01:00:00.000Z');
  });

  it('of a whistle are its called units', async () => {
    const behind = await house.ask('casesBehind', {
      metric: 'whistleArrival',
      period: { last: '2026-11-30' },
    });
    expect(behind).toMatchObject({ n: 1, d: 2, total: 1, rows: [{ number: 'Gas', n: 1, d: 2 }] });
  });

  it('are refused for what is no metric', async () => {
    await expect(
      house.ask('casesBehind', { metric: 'toString', period: { last: '2026-11-30' } }),
    ).rejects.toMatchObject({
      key: 'coordination.refusal.unknownMetric',
    });
  });
});
