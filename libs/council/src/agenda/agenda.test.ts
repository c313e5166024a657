import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { communities, CouncilHouse } from '../../test/house.js';

let house: CouncilHouse;
beforeEach(async () => void (house = await CouncilHouse.open()));
afterEach(() => house.close());

const proposal = { bodyId: '', title: '停车位', wanted: 'discuss' } as const;
const propose = async (who = 'school'): Promise<string> => {
  const unit = { origin: 'unit', unitId: house.unitIds.get(who)! } as const;
  const { itemId } = await house.send(who, 'propose', { ...proposal, bodyId: house.bodyId, ...unit });
  return itemId;
};

it('is proposed for a unit one acts for, with evidence that there is', async () => {
  const input = { ...proposal, bodyId: house.bodyId, origin: 'unit' } as const;
  await expect(house.send('school', 'propose', input)).rejects.toMatchObject({ field: 'unitId' });
  const foreign = { ...input, unitId: house.unitIds.get('clinic')! };
  await expect(house.send('school', 'propose', foreign)).rejects.toMatchObject({
    ...{ code: 'forbidden', key: 'council.refusal.notYourUnit' },
  });
  const nothing = { ...input, unitId: house.unitIds.get('school')!, metrics: ['council.nothing'] };
  await expect(house.send('school', 'propose', nothing)).rejects.toMatchObject({
    key: 'core.refusal.unknownMetric',
  });
  const itemId = await propose();
  expect(await house.ask('item', { id: itemId }, 'school')).toMatchObject({
    unit: 'school',
    state: 'proposed',
  });
  expect(await house.ask('item', { id: itemId }, 'clinic')).toBeNull();
});

it('is screened by the office and admitted by the chair, each step once', async () => {
  const itemId = await propose();
  await expect(house.send('chair', 'admitItem', { itemId })).rejects.toMatchObject({
    ...{ key: 'council.refusal.illegalTransition', params: { from: 'proposed' } },
  });
  await house.send('office', 'screenItem', { itemId });
  await expect(house.send('school', 'admitItem', { itemId })).rejects.toMatchObject({ code: 'forbidden' });
  await house.send('chair', 'admitItem', { itemId });
  expect(await house.cell('bottomUpShare')).toMatchObject({ n: 1, d: 1 });
  const own = await house.send('chair', 'propose', { ...proposal, bodyId: house.bodyId, origin: 'street' });
  await house.send('office', 'screenItem', { itemId: own.itemId });
  await expect(house.send('chair', 'admitItem', { itemId: own.itemId })).rejects.toMatchObject({
    key: 'council.refusal.admitterProposed',
  });
});

it('is sent back and proposed again by whoever proposed it', async () => {
  const itemId = await propose();
  await house.send('office', 'sendBackItem', { itemId, reason: '请写明位置' });
  const again = { itemId, title: '东门停车位' };
  await expect(house.send('clinic', 'resubmitItem', again)).rejects.toMatchObject({ code: 'not-found' });
  await house.send('school', 'resubmitItem', again);
  const twin = await propose('clinic');
  await house.send('office', 'mergeItem', { itemId: twin, into: itemId });
  await house.send('office', 'deferItem', { itemId, reason: '待调研' });
  await house.send('school', 'withdrawItem', { itemId, reason: '已解决' });
  expect((await house.ask('item', { id: itemId }))?.history.map(({ event }) => event)).toEqual([
    ...['itemProposed', 'itemReturned', 'itemResubmitted', 'itemDeferred', 'itemWithdrawn'],
  ]);
});

it('is put on an agenda of its own body, in order and below another, and taken off again', async () => {
  const meetingId = await house.convened();
  const [first, second] = [await house.scheduled(meetingId), await house.scheduled(meetingId)];
  const items = await house.ask('items', { meetingId });
  expect(items.map(({ id, state }) => [id, state])).toEqual([
    [first, 'scheduled'],
    [second, 'scheduled'],
  ]);
  await house.send('office', 'unscheduleItem', { itemId: second });
  await house.send('office', 'scheduleItem', { itemId: second, meetingId, parentId: first, duration: 300 });
  const agenda = (await house.ask('meeting', { id: meetingId }))!.agenda;
  expect(agenda.map(({ id, parentId, duration }) => [id, parentId, duration])).toEqual([
    [first, null, 900],
    [second, first, 300],
  ]);
  const branch = await house.send('office', 'foundBody', { kind: 'branch', name: '一分会' }, communities[0]);
  const other = await house.send('office', 'recordProposal', {
    ...{ ...proposal, bodyId: branch.bodyId, origin: 'resident' },
  });
  await house.send('office', 'screenItem', { itemId: other.itemId });
  await house.send('chair', 'admitItem', { itemId: other.itemId });
  await expect(
    house.send('office', 'scheduleItem', { itemId: other.itemId, meetingId }),
  ).rejects.toMatchObject({
    key: 'council.refusal.otherBody',
  });
});
