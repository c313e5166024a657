import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const rates = async () => [await house.cell('onTimeClosureRate'), await house.cell('closedOnTimeRate')];

describe('reopening', () => {
  it('before the due date leaves the first cycle as due and not met, and the second with its own', async () => {
    const caseId = await house.caseIn('closed');
    await house.send('office', 'reopen', { caseId });
    expect([(await house.cell('closed')).n, (await house.cell('open')).n]).toEqual([0, 1]);
    await house.send('office', 'dispatch', { caseId, leadUnitId: house.units.water });
    await house.wait(days(9));
    expect(await rates()).toEqual([
      { n: 0, d: 2 },
      { n: 0, d: 0 },
    ]);
    expect((await house.cell('openOverdue')).n).toBe(1);
  });

  it('after the due date takes back what was counted', async () => {
    const caseId = await house.caseIn('closed');
    await house.wait(days(10));
    expect(await rates()).toEqual([
      { n: 1, d: 1 },
      { n: 1, d: 1 },
    ]);
    await house.send('office', 'reopen', { caseId });
    expect(await rates()).toEqual([
      { n: 0, d: 1 },
      { n: 0, d: 0 },
    ]);
    expect((await house.cell('closed', '2026-11-02')).n).toBe(0);
    expect(await house.cell('reworkRate')).toEqual({ n: 1, d: 1 });
  });

  it('is a new cycle of the same case, counted as filed once', async () => {
    const caseId = await house.caseIn('appraised');
    await house.send('office', 'reopen', { caseId });
    expect(await house.ask('caseDetail', { id: caseId })).toMatchObject({
      cycle: 2,
      state: 'filed',
      due: null,
    });
    expect([(await house.cell('filed')).n, (await house.cell('reached', 'total', 'filed')).n]).toEqual([
      1, 1,
    ]);
  });

  it('is over after fifteen days', async () => {
    const caseId = await house.caseIn('closed');
    await house.wait(days(15) + 1);
    await expect(house.send('office', 'reopen', { caseId })).rejects.toMatchObject({
      key: 'coordination.refusal.reopenTooLate',
      params: { days: 15 },
    });
  });
});
