import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CouncilHouse, days, hours } from '../../test/house.js';

let house: CouncilHouse;
beforeEach(async () => void (house = await CouncilHouse.open()));
afterEach(() => house.close());

const assign = async (due = days(10), unit = 'works'): Promise<string> => {
  const { actionId } = await house.send('office', 'assignAction', {
    ...{ title: '充电桩选址', leadUnitId: house.unitIds.get(unit)!, due: house.later(due) },
    ownerPersonId: house.personIds.get(unit)!,
  });
  return actionId;
};
const begun = async (due = days(10)): Promise<string> => {
  const actionId = await assign(due);
  await house.send('works', 'acceptAction', { actionId });
  await house.send('works', 'beginAction', { actionId });
  return actionId;
};
const onTime = async () => {
  const { n, d } = await house.cell('resolutionOnTime');
  return [n, d, (await house.cell('overdueActions')).n];
};

it('goes its way: on time, verified by somebody else', async () => {
  const actionId = await begun();
  await house.send('works', 'reportProgress', { actionId, progress: 60, note: '已选三处' });
  await house.send('works', 'submitAction', { actionId, note: '完成' });
  for (const who of ['works'])
    await expect(house.send(who, 'verifyAction', { actionId })).rejects.toMatchObject({ code: 'forbidden' });
  await house.send('supervisor', 'verifyAction', { actionId });
  await house.send('office', 'closeAction', { actionId });
  expect(await onTime()).toEqual([0, 0, 0]);
  await house.wait(days(11));
  expect(await onTime()).toEqual([1, 1, 0]);
  expect((await house.ask('action', { id: actionId }, 'works'))?.history.map(({ event }) => event)).toEqual([
    ...['actionAssigned', 'actionAccepted', 'actionBegun', 'progressReported', 'actionSubmitted'],
    ...['actionVerified', 'actionClosed', 'actionFellDue'],
  ]);
});

it('is not verified by whoever owns it or acts for its unit, whatever else they are', async () => {
  const actionId = await begun();
  await house.send('works', 'submitAction', { actionId });
  const works = house.as('works');
  const both = { ...works, grants: [...works.grants, ...house.as('office').grants] };
  const { council } = await import('@heli/contracts/council');
  const before = await house.state();
  await expect(house.house.run(council.commands.verifyAction, { actionId }, both)).rejects.toMatchObject({
    key: 'council.refusal.verifierIsOwner',
  });
  expect(await house.state()).toEqual(before);
});

it('is overdue from its due until it is handed in, and late for good', async () => {
  const actionId = await begun(days(1));
  await house.wait(days(1) + hours(1));
  expect(await onTime()).toEqual([0, 1, 1]);
  expect(await house.ask('overdueBoard', {})).toMatchObject([{ title: '充电桩选址', unit: 'works' }]);
  const other = await assign(days(9));
  const unit = house.unitIds.get('works')!;
  expect(await house.ask('actionsByUnit', {})).toEqual([{ id: unit, unit: 'works', open: 2, overdue: 1 }]);
  const listed = async (filter: object) => (await house.ask('actions', filter)).map(({ id }) => id);
  expect([await listed({ overdue: true }), await listed({ overdue: false })]).toEqual([[actionId], [other]]);
  expect(await listed({ overdue: true, state: 'assigned' })).toEqual([]);
  await house.send('works', 'submitAction', { actionId });
  expect(await onTime()).toEqual([0, 1, 0]);
  await house.send('office', 'reworkAction', { actionId, reason: '缺照片' });
  expect(await onTime()).toEqual([0, 1, 1]);
  await house.send('works', 'beginAction', { actionId });
  await house.send('works', 'submitAction', { actionId });
  await house.send('office', 'verifyAction', { actionId });
  expect(await onTime()).toEqual([0, 1, 0]);
  const behind = await house.ask('recordsBehind', {
    metric: 'resolutionOnTime',
    period: { last: '2099-01-01' },
  });
  expect([behind.n, behind.d, behind.rows[0]?.unit]).toEqual([0, 1, 'works']);
});

it('is taken off the overdue ones also by whoever hands it in before anybody was told', async () => {
  const actionId = await begun(days(1));
  house.house.clock.moveTo(house.later(days(1)));
  await house.send('works', 'submitAction', { actionId });
  expect(await onTime()).toEqual([0, 1, 0]);
  expect(await house.ask('overdueBoard', {})).toEqual([]);
});

it('takes back what counted as on time when it is sent back after its due', async () => {
  const actionId = await begun(days(1));
  await house.send('works', 'submitAction', { actionId });
  await house.wait(days(2));
  expect(await onTime()).toEqual([1, 1, 0]);
  await house.send('office', 'reworkAction', { actionId, reason: '不合格' });
  expect(await onTime()).toEqual([0, 1, 1]);
});

it('is disputed, and settled by the office, which is told again when it waits', async () => {
  const actionId = await assign();
  await house.send('works', 'disputeAction', { actionId, reason: '不属本单位职责' });
  await house.wait(days(2));
  expect(await house.told('disputeFellDue')).toHaveLength(1);
  const unit = house.unitIds.get('school')!;
  await house.send('office', 'settleDispute', { actionId, leadUnitId: unit, reason: '学校牵头' });
  expect(await house.ask('action', { id: actionId }, 'works')).toBeNull();
  expect(await house.ask('action', { id: actionId }, 'school')).toMatchObject({
    state: 'assigned',
    unitId: unit,
  });
});

it('is extended before its due only, by somebody else', async () => {
  const actionId = await begun(days(2));
  await house.send('works', 'askExtension', { actionId, due: house.later(days(5)), reason: '等审批' });
  await house.send('office', 'decideExtension', { actionId, approved: true });
  await house.wait(days(3));
  expect(await onTime()).toEqual([0, 0, 0]);
  await house.wait(days(3));
  expect(await onTime()).toEqual([0, 1, 1]);
  const late = house.send('works', 'askExtension', { actionId, due: house.later(days(9)), reason: 'x' });
  await expect(late).rejects.toMatchObject({ key: 'council.refusal.dueHasPassed' });
  await house.send('chair', 'withdrawAction', { actionId, reason: '并入另一事项' });
  expect(await onTime()).toEqual([0, 1, 0]);
});
