import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('takes the case out of the funnel for good', async () => {
  const caseId = await house.caseIn('appraised');
  await house.send('office', 'archive', { caseId });
  expect((await house.told('caseArchived'))[0]?.data).toEqual({
    caseId,
    from: 'appraised',
    to: null,
    reached: [],
  });
  for (const { now } of await house.ask('funnel', {})) expect(now).toBe(0);
  await expect(house.send('office', 'reopen', { caseId })).rejects.toMatchObject({
    key: 'coordination.refusal.illegalTransition',
  });
});
