import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { days, hours, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('is booked as met when it falls due', async () => {
  const caseId = await house.caseIn('signed');
  await house.send('handler', 'contact', { caseId });
  expect(await house.cell('responseRate')).toEqual({ n: 0, d: 0 });
  await house.wait(days(1));
  expect(await house.cell('responseRate')).toEqual({ n: 1, d: 1 });
});

it('is booked as missed when nobody called', async () => {
  const caseId = await house.caseIn('signed');
  await house.wait(days(1) + 1);
  await house.send('handler', 'contact', { caseId });
  expect((await house.told('caseContacted'))[0]?.data['late']).toBe(true);
  expect(await house.cell('responseRate')).toEqual({ n: 0, d: 1 });
});

it('is corrected when the call was recorded late', async () => {
  const caseId = await house.caseIn('signed');
  await house.wait(hours(25));
  await house.send('handler', 'contact', { caseId, at: '2026-11-02T20:00:00Z' });
  expect(await house.cell('responseRate')).toEqual({ n: 1, d: 1 });
  expect((await house.told('contactFellDue')).map(({ data }) => data['met'])).toEqual([false, true]);
});
