import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { communities } from '@heli/testing';
import { days, grid, House } from '../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const fileOne = async (organisation: string, category = 'environment.litter'): Promise<string> => {
  const { caseId } = await house.send('worker', 'report', {
    ...{ title: 'Litter by the gate', origin: 'grid', category, organisation },
  });
  await house.send('worker', 'verify', { caseId });
  await house.send('office', 'file', { caseId });
  return caseId;
};

it('tells of the third case of a kind in a community, once', async () => {
  const cases = [await fileOne(grid), await fileOne(communities[0])];
  await fileOne(communities[1]);
  await fileOne(grid, 'utilities.gas');
  expect(await house.told('matterRepeated')).toEqual([]);
  cases.push(await fileOne(grid));
  await fileOne(grid);
  const [told, ...more] = await house.told('matterRepeated');
  expect(more).toEqual([]);
  expect(told).toMatchObject({
    organisation: communities[0],
    data: { category: 'environment.litter', count: 3, days: 30, places: 2, caseId: cases[2] },
  });
  expect(new Set(told!.data['caseIds'] as string[])).toEqual(new Set(cases));
});

it('looks back over so many days, and tells again when they have passed', async () => {
  await fileOne(grid);
  await house.wait(days(29));
  await fileOne(grid);
  await house.wait(days(2));
  await fileOne(grid);
  expect(await house.told('matterRepeated')).toEqual([]);
  await fileOne(grid);
  expect(await house.told('matterRepeated')).toHaveLength(1);
  await house.wait(days(31));
  for (let i = 0; i < 3; i++) await fileOne(grid);
  expect(await house.told('matterRepeated')).toHaveLength(2);
});
