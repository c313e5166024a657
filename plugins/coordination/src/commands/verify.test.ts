import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('verifies a report, which stays in step 1', async () => {
  const caseId = await house.caseIn('reported');
  expect(await house.send('worker', 'verify', { caseId })).toEqual({ caseId, state: 'verified' });
  expect((await house.told('caseVerified'))[0]?.data).toEqual({
    caseId,
    from: 'collected',
    to: 'collected',
    reached: [],
  });
  expect((await house.cell('byStep', 'total', 'collected')).n).toBe(1);
});

it('knows no case outside its reach', async () => {
  await expect(house.send('worker', 'verify', { caseId: 'elsewhere' })).rejects.toMatchObject({
    code: 'not-found',
    key: 'coordination.refusal.unknownCase',
  });
});

it('refuses a moment before the last fact, and leaves no trace', async () => {
  const caseId = await house.caseIn('reported');
  const before = await house.state();
  const early = house.send('worker', 'verify', { caseId, at: '2026-11-02T00:59:59Z' });
  await expect(early).rejects.toMatchObject({
    code: 'invalid',
    key: 'coordination.refusal.beforePredecessor',
    field: 'at',
  });
  expect(await house.state()).toEqual(before);
});
