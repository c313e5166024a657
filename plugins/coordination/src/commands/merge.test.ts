import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('points to the case that goes on', async () => {
  const into = await house.caseIn('filed');
  const caseId = await house.caseIn('reported');
  await house.send('office', 'merge', { caseId, into });
  expect((await house.told('caseMerged'))[0]?.data).toMatchObject({ caseId, into, to: null });
});

it('refuses itself, the unknown and the ended', async () => {
  const caseId = await house.caseIn('reported');
  const ended = await house.caseIn('archived');
  for (const [into, key] of [
    [caseId, 'mergeIntoItself'],
    ['elsewhere', 'unknownCase'],
    [ended, 'mergeIntoEnded'],
  ] as const)
    await expect(house.send('office', 'merge', { caseId, into })).rejects.toMatchObject({
      key: `coordination.refusal.${key}`,
      field: 'into',
    });
});
