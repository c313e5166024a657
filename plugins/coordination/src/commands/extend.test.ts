import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const due = '2026-11-20T01:00:00.000Z';

it('moves the due date and its deadline', async () => {
  const caseId = await house.caseIn('inProgress');
  await house.send('office', 'extend', { caseId, due });
  expect((await house.told('caseExtended'))[0]?.data).toMatchObject({
    before: '2026-11-11T01:00:00.000Z',
    due,
  });
  await house.wait(days(10));
  expect((await house.cell('openOverdue')).n).toBe(0);
  await house.wait(days(8));
  expect((await house.told('caseFellDue')).map(({ occurredAt }) => occurredAt)).toEqual([due]);
});

it('is refused to the handler, backwards and after the due date', async () => {
  const caseId = await house.caseIn('inProgress');
  const refused = (actor: string, to: string) => house.send(actor, 'extend', { caseId, due: to });
  await expect(refused('handlerInOffice', due)).rejects.toMatchObject({
    key: 'coordination.refusal.approverIsHandler',
  });
  await expect(refused('office', '2026-11-10T00:00:00Z')).rejects.toMatchObject({
    key: 'coordination.refusal.dueNotLater',
    field: 'due',
  });
  await house.wait(days(9));
  await expect(refused('office', due)).rejects.toMatchObject({ key: 'coordination.refusal.deadlinePassed' });
});
