import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
let open: string;
let closed: string;
beforeAll(async () => {
  house = await House.open();
  closed = await house.caseIn('closed');
  await house.wait(1);
  open = await house.caseIn('dispatched', 'urgent');
  await house.send('office', 'importCase', {
    ...{ source: 'old', sourceId: '50%_a', category: 'general', filedAt: '2011-05-02T08:00:00Z', events: [] },
    title: '路灯不亮',
  });
});
afterAll(() => house.close());

const found = async (input: Parameters<House['ask']>[1]) =>
  (await house.ask('cases', input as never)) as { id: string; number: string }[];

it('lists the newest first, page by page', async () => {
  expect((await found({})).map(({ number }) => number.slice(-5))).toEqual(['00002', '00001', '50%_a']);
  expect((await found({ offset: 1, limit: 1 })).map(({ id }) => id)).toEqual([closed]);
});

it.each([
  [{ state: 'closed' }, ['00001']],
  [{ step: 'dispatched' }, ['00002']],
  [{ severity: 'urgent' }, ['00002']],
  [{ category: 'environment' }, ['00002', '00001']],
  [{ search: '路灯' }, ['50%_a']],
  [{ search: '50%_' }, ['50%_a']],
  [{ search: '5%a' }, []],
  [{ search: 'nothing of the kind' }, []],
])('filters by %j', async (input, numbers) => {
  const rows = await found(input as never);
  expect(rows.map(({ number }) => number.slice(-5))).toEqual(numbers);
});

it('finds what is overdue, and nothing that is closed', async () => {
  expect(await found({ overdue: true })).toEqual([]);
  await house.wait(days(30));
  expect((await found({ overdue: true })).map(({ id }) => id)).toEqual([open]);
});
