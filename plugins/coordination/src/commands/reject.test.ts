import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it.each(['reported', 'verified'] as const)('ends a case that is %s, uncounted', async (state) => {
  const caseId = await house.caseIn(state);
  await house.send('office', 'reject', { caseId, reason: 'legalRoute', note: 'A matter for the court.' });
  expect(await house.stateOf(caseId)).toBe('rejected');
  expect([(await house.cell('byStep', 'total', 'collected')).n, (await house.cell('filed')).n]).toEqual([
    0, 0,
  ]);
});

it('leaves a filed case alone', async () => {
  const caseId = await house.caseIn('filed');
  await expect(house.send('office', 'reject', { caseId, reason: 'noFacts' })).rejects.toMatchObject({
    key: 'coordination.refusal.illegalTransition',
    params: { from: 'filed', command: 'reject' },
  });
});
