import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';

let house: House;
beforeAll(async () => void (house = await House.open()));
afterAll(() => house.close());

it('tells the history in the order it happened, although all of it at one moment', async () => {
  const id = await house.caseIn('archived');
  const card = await house.ask('caseDetail', { id });
  expect(card?.history.map(({ event }) => event)).toEqual([
    ...['caseReported', 'caseVerified', 'caseFiled', 'caseDispatched', 'caseSigned', 'caseContacted'],
    ...['caseHandled', 'caseClosed', 'caseFollowedUp', 'caseArchived'],
  ]);
  expect(card).toMatchObject({
    categoryId: 'environment.litter',
    outcome: 'resolved',
    cycle: 1,
    unit: 'works',
  });
  expect(card?.history[0]).toMatchObject({ actor: 'worker', detail: { title: 'Litter by the gate' } });
});

it('knows nothing of a case that is not there', async () => {
  expect(await house.ask('caseDetail', { id: 'nowhere' })).toBeNull();
});
