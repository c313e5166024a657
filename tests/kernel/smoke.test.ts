import { afterEach, expect, test } from '@jest/globals';
import { createHouse, type House } from '@heli/testing';
import { makeCounter } from './counter.js';

let house: House;
afterEach(() => house.close());

test('a fact travels into a cell', async () => {
  const counter = makeCounter();
  house = await createHouse({ mechanisms: [counter.mechanism] });
  expect(await house.run(counter.commands.note, { add: 3 })).toEqual({ number: 1 });
  expect((await house.cell('counter.sum')).value).toBe(3);
  expect((await house.cell('counter.twice')).value).toBe(7);
  expect(house.faults).toEqual([]);
});
