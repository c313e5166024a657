import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const reviewAt = '2026-12-02T01:00:00.000Z';

it('stops the clock', async () => {
  const caseId = await house.caseIn('inProgress');
  await house.send('office', 'suspend', { caseId, reviewAt });
  expect(await house.cell('suspendedShare')).toEqual({ n: 1, d: 1 });
  await house.wait(days(100));
  expect(await house.told('caseFellDue')).toEqual([]);
  expect(await house.ask('overdueCases', {})).toEqual([]);
});

it('does not make an overdue case less overdue', async () => {
  const caseId = await house.caseIn('inProgress');
  await house.wait(days(9));
  await house.send('office', 'suspend', { caseId, reviewAt });
  expect((await house.cell('openOverdue')).n).toBe(1);
  expect(await house.ask('overdueCases', {})).toHaveLength(1);
});

it('is refused to the handler and needs a review to come', async () => {
  const caseId = await house.caseIn('inProgress');
  await expect(house.send('handlerInOffice', 'suspend', { caseId, reviewAt })).rejects.toMatchObject({
    key: 'coordination.refusal.approverIsHandler',
  });
  await expect(house.send('office', 'suspend', { caseId, reviewAt: house.now })).rejects.toMatchObject({
    key: 'coordination.refusal.reviewNotLater',
    field: 'reviewAt',
  });
});
