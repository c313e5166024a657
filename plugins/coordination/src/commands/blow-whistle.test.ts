import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { House, minutes } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const gas = { kind: 'emergency', title: 'Smell of gas' } as const;

it('gives every called unit its own deadline', async () => {
  const { arriveBy } = await house.send('office', 'blowWhistle', {
    ...gas,
    calledUnitIds: [house.units.gas, house.units.works],
  });
  expect(arriveBy).toBe('2026-11-02T01:30:00.000Z');
  await house.wait(minutes(30));
  expect(await house.cell('whistleArrival')).toEqual({ n: 0, d: 2 });
});

it('makes the handling of its case a joint one', async () => {
  const caseId = await house.caseIn('inProgress');
  const calledUnitIds = [house.units.gas];
  await house.send('office', 'blowWhistle', { ...gas, caseId, calledUnitIds });
  expect(await house.stateOf(caseId)).toBe('joint');
  expect((await house.told('whistleBlown'))[0]?.data).toMatchObject({
    caseId,
    category: 'environment.litter',
  });
  await expect(house.send('office', 'blowWhistle', { ...gas, caseId, calledUnitIds })).rejects.toMatchObject({
    key: 'coordination.refusal.illegalTransition',
  });
});

it('calls known units, each once', async () => {
  for (const calledUnitIds of [['nobody'], [house.units.gas, house.units.gas]])
    await expect(house.send('office', 'blowWhistle', { ...gas, calledUnitIds })).rejects.toMatchObject({
      field: 'calledUnitIds',
    });
  expect((await house.timers()).length).toBe(0);
});
