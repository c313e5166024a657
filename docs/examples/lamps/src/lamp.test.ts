import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actor, createHouse, street, type House } from '@heli/testing';
import { contract } from './contract/index.js';
import mechanism from './index.js';

let house: House;
beforeAll(async () => void (house = await createHouse({ mechanisms: [mechanism] })));
afterAll(() => house.close());

const { commands, queries } = contract;
const add = async (): Promise<string> => (await house.run(commands.addLamp, { title: 'The first' })).lampId;

it('counts what is open, and what was closed by its deadline', async () => {
  const [first, second] = [await add(), await add()];
  expect((await house.cell('lamps.open')).value).toBe(2);
  expect(await house.ask(queries.openLamps, {})).toHaveLength(2);

  await house.run(commands.closeLamp, { lampId: first });
  house.clock.moveTo('2027-03-01T01:00:00.000Z');
  await house.run(commands.closeLamp, { lampId: second });
  expect((await house.cell('lamps.open')).value).toBe(0);
  expect(await house.cell('lamps.onTimeRate')).toMatchObject({ n: 1, d: 2 });
  expect(await house.ask(queries.lampDetail, { id: second })).toMatchObject({ state: 'closed' });
});

it('refuses to close what is closed, or is not there', async () => {
  const lampId = await add();
  await house.run(commands.closeLamp, { lampId });
  await expect(house.run(commands.closeLamp, { lampId })).rejects.toMatchObject({
    key: 'lamps.refusal.closedAlready',
  });
  await expect(house.run(commands.closeLamp, { lampId: 'none' })).rejects.toMatchObject({
    key: 'lamps.refusal.unknownLamp',
  });
});

it('lets nobody but the office add', async () => {
  const chair = actor('chair', ['chair'], street);
  await expect(house.run(commands.addLamp, { title: 'x' }, chair)).rejects.toMatchObject({
    code: 'forbidden',
  });
});
