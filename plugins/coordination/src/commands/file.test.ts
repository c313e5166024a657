import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('counts a case from its filing on', async () => {
  const caseId = await house.caseIn('verified');
  expect((await house.cell('filed')).n).toBe(0);
  await house.send('office', 'file', { caseId });
  expect([
    (await house.cell('filed')).n,
    (await house.cell('open')).n,
    await house.cell('proactive'),
  ]).toEqual([1, 1, { n: 1, d: 1 }]);
});

it('puts category and severity right', async () => {
  const caseId = await house.caseIn('verified');
  await house.send('office', 'file', { caseId, category: 'utilities.gas', severity: 'emergency' });
  expect((await house.told('caseFiled'))[0]?.data).toMatchObject({
    category: 'utilities.gas',
    severity: 'emergency',
  });
  const other = await house.caseIn('verified');
  await expect(house.send('office', 'file', { caseId: other, category: 'unheard' })).rejects.toMatchObject({
    key: 'coordination.refusal.unknownCategory',
  });
});
