import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House, minutes } from '../../test/house.js';

let house: House;
let whistleId: string;
beforeEach(async () => {
  house = await House.open();
  const calledUnitIds = Object.values(house.units);
  ({ whistleId } = await house.send('office', 'blowWhistle', {
    kind: 'emergency',
    title: 'Gas',
    calledUnitIds,
  }));
});
afterEach(() => house.close());

it('books each unit by its own arrival', async () => {
  await house.send('gas', 'arriveWhistle', { whistleId, unitId: house.units.gas });
  await house.wait(minutes(31));
  expect(
    await house.send('handler', 'arriveWhistle', { whistleId, unitId: house.units.works }),
  ).toMatchObject({
    late: true,
  });
  expect(await house.cell('whistleArrival')).toEqual({ n: 1, d: 3 });
});

it('corrects an arrival that was recorded late', async () => {
  await house.wait(minutes(40));
  await house.send('gas', 'arriveWhistle', {
    whistleId,
    unitId: house.units.gas,
    at: '2026-11-02T01:20:00Z',
  });
  expect(await house.cell('whistleArrival')).toEqual({ n: 1, d: 3 });
});

it('is for called units, once', async () => {
  await house.send('gas', 'arriveWhistle', { whistleId, unitId: house.units.gas });
  for (const [unitId, key] of [
    [house.units.gas, 'alreadyArrived'],
    ['nobody', 'notCalled'],
  ] as const)
    await expect(house.send('gas', 'arriveWhistle', { whistleId, unitId })).rejects.toMatchObject({
      key: `coordination.refusal.${key}`,
    });
});

it('is told by the unit itself or by the office, not by another unit', async () => {
  const input = { whistleId, unitId: house.units.water };
  await expect(house.send('gas', 'arriveWhistle', input)).rejects.toMatchObject({
    key: 'coordination.refusal.notCalled',
  });
  expect(await house.send('office', 'arriveWhistle', input)).toMatchObject({ late: false });
});
