import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House, minutes } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const blow = (caseId?: string) =>
  house.send('office', 'blowWhistle', {
    kind: 'emergency',
    title: 'Gas',
    calledUnitIds: [house.units.gas, house.units.works],
    caseId,
  });

it('does not count who still had time', async () => {
  const { whistleId } = await blow();
  await house.send('gas', 'arriveWhistle', { whistleId, unitId: house.units.gas });
  await house.wait(minutes(10));
  await house.send('office', 'concludeWhistle', { whistleId, rating: 5 });
  await house.wait(minutes(60));
  expect(await house.cell('whistleArrival')).toEqual({ n: 1, d: 1 });
});

it('gives the case back to its handler, once', async () => {
  const caseId = await house.caseIn('inProgress');
  const { whistleId } = await blow(caseId);
  await house.send('office', 'concludeWhistle', { whistleId });
  expect(await house.stateOf(caseId)).toBe('inProgress');
  await expect(house.send('office', 'concludeWhistle', { whistleId })).rejects.toMatchObject({
    key: 'coordination.refusal.whistleConcluded',
  });
});
