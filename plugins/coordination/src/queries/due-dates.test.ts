import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

type Row = { readonly id: string; readonly due: string | null; readonly dispatchedAt: string };

it('says by when open cases were due under the rules in force, which is when they are due', async () => {
  const id = await house.caseIn('dispatched', 'urgent');
  await house.caseIn('closed');
  const rows = (await house.ask('dueDates', {})) as readonly Row[];
  expect(rows.map((row) => row.id)).toEqual([id]);
  const [open] = (await house.ask('openCases', {})) as readonly { id: string; due: string }[];
  expect(rows[0]!.due).toBe(open!.due);
});
