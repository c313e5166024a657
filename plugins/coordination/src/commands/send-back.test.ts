import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { days, hours, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const sendBack = (caseId: string) => house.send('handler', 'sendBack', { caseId, reason: 'wrongUnit' });

describe('sending back', () => {
  it('ends the deadlines of that dispatch and counts on its day', async () => {
    const caseId = await house.caseIn('dispatched');
    await house.wait(hours(3));
    await sendBack(caseId);
    expect([await house.stateOf(caseId), (await house.timers()).length]).toEqual(['filed', 0]);
    expect(await house.cell('returnRate')).toEqual({ n: 1, d: 1 });
    await house.wait(days(30));
    expect((await house.cell('onTimeClosureRate')).d).toBe(0);
  });

  it('is over after four working hours', async () => {
    const caseId = await house.caseIn('dispatched');
    await house.wait(hours(4) + 1);
    await expect(sendBack(caseId)).rejects.toMatchObject({
      key: 'coordination.refusal.returnTooLate',
      params: { hours: 4 },
    });
  });

  it('leads to arbitration at the third time, whose dispatch is binding', async () => {
    const caseId = await house.caseIn('filed');
    for (const state of ['filed', 'filed', 'arbitration']) {
      await house.send('office', 'dispatch', { caseId, leadUnitId: house.units.works });
      expect((await sendBack(caseId)).state).toBe(state);
    }
    const again = house.send('office', 'dispatch', { caseId, leadUnitId: house.units.works });
    await expect(again).rejects.toMatchObject({ key: 'coordination.refusal.illegalTransition' });
    await house.send('office', 'arbitrate', { caseId, leadUnitId: house.units.water });
    await expect(sendBack(caseId)).rejects.toMatchObject({ key: 'coordination.refusal.bindingDispatch' });
    expect(await house.cell('returnRate')).toEqual({ n: 3, d: 4 });
  });
});
