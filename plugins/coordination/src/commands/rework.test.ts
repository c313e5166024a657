import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { hours, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('takes the handling time back on its own day and counts with the closing', async () => {
  const caseId = await house.caseIn('handled');
  expect((await house.cell('handlingTime')).n).toBe(1);
  await house.wait(hours(30));
  await house.send('worker', 'rework', { caseId, note: 'Still there.' });
  expect((await house.cell('handlingTime', '2026-11-02')).n).toBe(0);
  await house.send('handler', 'submit', { caseId, outcome: 'resolved' });
  await house.send('worker', 'confirm', { caseId });
  expect([(await house.cell('handlingTime')).n, await house.cell('reworkRate')]).toEqual([1, { n: 1, d: 1 }]);
});

it('is judged by somebody else', async () => {
  const caseId = await house.caseIn('handled');
  await expect(house.send('handlerInOffice', 'rework', { caseId })).rejects.toMatchObject({
    key: 'coordination.refusal.verifierIsHandler',
  });
});
