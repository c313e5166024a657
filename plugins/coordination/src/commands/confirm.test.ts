import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

describe('closing', () => {
  it('in time is booked when the case would have fallen due', async () => {
    const caseId = await house.caseIn('handled');
    await house.send('worker', 'confirm', { caseId });
    expect([
      (await house.cell('closed')).n,
      (await house.cell('open')).n,
      (await house.cell('onTimeClosureRate')).d,
    ]).toEqual([1, 0, 0]);
    await house.wait(days(9));
    expect(await house.cell('onTimeClosureRate', '2026-11-11')).toEqual({
      n: 1,
      d: 1,
    });
    expect(await house.cell('closedOnTimeRate')).toEqual({ n: 1, d: 1 });
  });

  it('late counts as closed where it was due, and is overdue no more', async () => {
    const caseId = await house.caseIn('handled');
    await house.wait(days(12));
    await house.send('worker', 'confirm', { caseId });
    expect((await house.told('caseClosed'))[0]?.data['late']).toBe(true);
    expect(await house.cell('closedOnTimeRate', '2026-11-11')).toEqual({
      n: 0,
      d: 1,
    });
    expect([await house.cell('onTimeClosureRate'), (await house.cell('openOverdue')).n]).toEqual([
      { n: 0, d: 1 },
      0,
    ]);
  });

  it('told late corrects what the deadline had booked', async () => {
    const caseId = await house.caseIn('handled');
    await house.wait(days(12));
    await house.send('worker', 'confirm', { caseId, at: '2026-11-10T00:00:00Z' });
    expect([await house.cell('onTimeClosureRate'), await house.cell('closedOnTimeRate')]).toEqual([
      { n: 1, d: 1 },
      { n: 1, d: 1 },
    ]);
    expect((await house.cell('openOverdue')).n).toBe(0);
  });

  it('is not for a hand that handled it', async () => {
    const caseId = await house.caseIn('handled');
    await expect(house.send('handlerInOffice', 'confirm', { caseId })).rejects.toMatchObject({
      key: 'coordination.refusal.verifierIsHandler',
    });
  });
});
