import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('decides and dispatches in one step', async () => {
  const caseId = await house.caseIn('filed');
  for (let i = 0; i < 3; i++) {
    await house.send('office', 'dispatch', { caseId, leadUnitId: house.units.works });
    await house.send('handler', 'sendBack', { caseId, reason: 'outOfDuty' });
  }
  const { state } = await house.send('office', 'arbitrate', {
    caseId,
    leadUnitId: house.units.water,
    note: 'It is water.',
  });
  expect(state).toBe('dispatched');
  expect((await house.told('caseArbitrated'))[0]?.data).toEqual({ caseId, leadUnitId: house.units.water });
  expect((await house.told('caseDispatched')).at(-1)?.data).toMatchObject({
    leadUnitId: house.units.water,
    binding: true,
  });
});

it('has nothing to decide on a case that only waits for dispatch', async () => {
  const caseId = await house.caseIn('filed');
  await expect(
    house.send('office', 'arbitrate', { caseId, leadUnitId: house.units.water }),
  ).rejects.toMatchObject({
    key: 'coordination.refusal.illegalTransition',
  });
});
