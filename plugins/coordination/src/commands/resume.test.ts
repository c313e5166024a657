import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

it('goes on with the time that was left', async () => {
  const caseId = await house.caseIn('inProgress');
  await house.wait(days(2));
  await house.send('office', 'suspend', { caseId, reviewAt: '2026-12-02T01:00:00Z' });
  await house.wait(days(5));
  await house.send('office', 'resume', { caseId });
  expect((await house.told('caseResumed'))[0]?.data).toEqual({
    ...{ caseId, suspendedMinutes: 5 * 24 * 60, due: '2026-11-16T01:00:00.000Z' },
  });
  await house.wait(days(7));
  expect((await house.told('caseFellDue'))[0]?.occurredAt).toBe('2026-11-16T01:00:00.000Z');
});

it('leaves suspended time out of the handling time', async () => {
  const caseId = await house.caseIn('inProgress');
  await house.wait(days(1));
  await house.send('office', 'suspend', { caseId, reviewAt: '2026-12-02T01:00:00Z' });
  await house.wait(days(5));
  await house.send('office', 'resume', { caseId });
  await house.wait(days(1));
  await house.send('handler', 'submit', { caseId, outcome: 'resolved' });
  expect((await house.told('caseHandled'))[0]?.data['minutes']).toBe(2 * 24 * 60);
});

it('does not let an overdue case fall due twice', async () => {
  const caseId = await house.caseIn('inProgress');
  await house.wait(days(10));
  await house.send('office', 'suspend', { caseId, reviewAt: '2026-12-02T01:00:00Z' });
  await house.wait(days(5));
  await house.send('office', 'resume', { caseId });
  await house.wait(days(50));
  expect(await house.told('caseFellDue')).toHaveLength(1);
});
