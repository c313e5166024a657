import { afterEach, expect, test } from '@jest/globals';
import coordination from '../../../plugins/coordination/src/index.js';
import { createHouse, street, type House } from './index.js';

let house: House;
afterEach(() => house.close());

test('opens with its tree and its mechanism active', async () => {
  house = await createHouse({ mechanisms: [coordination] });
  const { url } = await house.listen();
  const answer = await fetch(`${url}/api/mechanisms`);
  const catalogue = (await answer.json()) as { mechanisms: { id: string }[] };
  expect(catalogue.mechanisms.map((m) => m.id)).toEqual(['core', 'coordination']);
  expect(house.kernel.activation.isActive('coordination', street)).toBe(true);
  expect((await house.cell('coordination.open')).value).toBe(0);
  expect(house.faults).toEqual([]);
});
