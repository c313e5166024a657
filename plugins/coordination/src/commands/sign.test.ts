import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { hours, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('says whether it was signed for in time', async () => {
  const [inTime, late] = [await house.caseIn('dispatched'), await house.caseIn('dispatched')];
  await house.wait(hours(4));
  await house.send('handler', 'sign', { caseId: inTime });
  await house.wait(1);
  await house.send('handler', 'sign', { caseId: late });
  expect((await house.told('caseSigned')).map(({ data }) => data['late'])).toEqual([false, true]);
});

it('is not for whoever dispatched it', async () => {
  const caseId = await house.caseIn('dispatched');
  await expect(house.send('officeInUnit', 'sign', { caseId })).rejects.toMatchObject({
    key: 'coordination.refusal.handlerDispatched',
  });
});
