import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { hours, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('measures from dispatch', async () => {
  const caseId = await house.caseIn('inProgress');
  await house.wait(hours(30));
  await house.send('handler', 'submit', { caseId, outcome: 'explained' });
  expect((await house.told('caseHandled'))[0]?.data).toMatchObject({
    outcome: 'explained',
    minutes: 1800,
    to: 'handled',
  });
  expect((await house.cell('handlingTime')).n).toBe(1);
});

it('is not for whoever dispatched it', async () => {
  const caseId = await house.caseIn('inProgress');
  await expect(house.send('officeInUnit', 'submit', { caseId, outcome: 'resolved' })).rejects.toMatchObject({
    key: 'coordination.refusal.handlerDispatched',
  });
});
