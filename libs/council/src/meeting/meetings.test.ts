import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CouncilHouse, days, hours, minutes, street, units } from '../../test/house.js';
import { periodOf } from './regularity.js';

let house: CouncilHouse;
beforeEach(async () => void (house = await CouncilHouse.open()));
afterEach(() => house.close());

it('keeps the notice period, or says why not', async () => {
  const { meetingId } = await house.send('office', 'draftMeeting', {
    ...{ bodyId: house.bodyId, kind: 'standing', title: '例会', chairPostId: house.postOf('chair') },
    ...{ plannedStart: house.later(days(2)), plannedEnd: house.later(days(2) + hours(2)) },
  });
  const late = house.send('office', 'convene', { meetingId });
  await expect(late).rejects.toMatchObject({ key: 'council.refusal.noticeTooLate', params: { days: 3 } });
  const { recipients } = await house.send('office', 'convene', { meetingId, urgentReason: '汛情' });
  const [fact] = await house.told('meetingConvened');
  expect(fact).toMatchObject({ data: { urgent: true, recipients, sequence: 0 }, detail: { reason: '汛情' } });
  const moved = {
    meetingId,
    plannedStart: house.later(days(4)),
    plannedEnd: house.later(days(4) + hours(1)),
  };
  await house.send('office', 'reschedule', moved);
  expect((await house.told('meetingRescheduled'))[0]).toMatchObject({ data: { urgent: false, sequence: 1 } });
  const early = house.send('chair', 'openMeeting', { meetingId });
  await expect(early).rejects.toMatchObject({ key: 'council.refusal.tooEarly' });
});

it('opens with a quorum only, and fixes it by the rules of the day', async () => {
  const meetingId = await house.convened();
  await house.checkIn(meetingId, 'chair', 'school', 'clinic');
  const before = await house.state();
  const opening = house.send('chair', 'openMeeting', { meetingId });
  await expect(opening).rejects.toMatchObject({
    key: 'council.refusal.noQuorum',
    params: { present: 3, expected: 7, needs: 4 },
  });
  expect(await house.state()).toEqual(before);
  await house.checkIn(meetingId, 'bakery');
  expect(await house.send('chair', 'openMeeting', { meetingId })).toMatchObject({ present: 4, quorum: 4 });
  const liaison = await house.convened('liaison');
  expect(await house.send('chair', 'openMeeting', { meetingId: liaison })).toMatchObject({ present: 0 });
});

it('counts each seat once: checked in twice, or a proxy and its giver', async () => {
  const meetingId = await house.convened();
  await house.checkIn(meetingId, 'chair', 'school', 'school', 'clinic');
  const [from, to] = [house.postOf('bakery'), house.postOf('school')];
  await house.send('bakery', 'giveProxy', { meetingId, postId: from, toPostId: to });
  const there = async () => (await house.ask('meeting', { id: meetingId }))?.there;
  expect(await there()).toBe(4);
  const more = house.send('works', 'giveProxy', { meetingId, postId: house.postOf('works'), toPostId: to });
  await expect(more).rejects.toMatchObject({ key: 'council.refusal.carriesEnough' });
  const chain = house.send('school', 'giveProxy', { meetingId, postId: to, toPostId: house.postOf('works') });
  await expect(chain).rejects.toMatchObject({ key: 'council.refusal.proxyChain' });
  const foreign = house.send('works', 'giveProxy', { meetingId, postId: from, toPostId: to });
  await expect(foreign).rejects.toMatchObject({ key: 'council.refusal.noSeat' });
  await house.checkIn(meetingId, 'bakery');
  expect(await there()).toBe(4);
  const wrong = house.send('works', 'checkIn', { meetingId, code: 'ZZZZZZ' });
  await expect(wrong).rejects.toMatchObject({ key: 'council.refusal.wrongCode', field: 'code' });
});

it('counts attendance when it closes, and takes back exactly what was wrong', async () => {
  const meetingId = await house.opened('chair', 'school', 'clinic', 'works');
  const proxy = { meetingId, postId: house.postOf('bakery'), toPostId: house.postOf('school') };
  await house.send('bakery', 'giveProxy', proxy);
  await house.send('office', 'recordAttendance', {
    meetingId,
    postId: house.postOf('couriers'),
    mode: 'leave',
  });
  await house.send('chair', 'closeMeeting', { meetingId });
  expect(await house.cell('attendanceRate')).toMatchObject({ n: 5, d: 7, value: 71.4 });
  const byMode = async () =>
    Promise.all(
      ['present', 'proxy', 'leave', 'absent'].map(
        async (key) => (await house.cell('attendance', 'total', key)).n,
      ),
    );
  expect(await byMode()).toEqual([4, 1, 1, 1]);
  const correct = { meetingId, postId: house.postOf('volunteers'), mode: 'present', reason: '漏签' } as const;
  await house.send('office', 'correctAttendance', correct);
  expect(await house.cell('attendanceRate')).toMatchObject({ n: 6, d: 7 });
  expect(await byMode()).toEqual([5, 1, 1, 0]);
  const behind = await house.ask('recordsBehind', {
    metric: 'attendanceRate',
    period: { last: '2099-01-01' },
  });
  expect(behind).toMatchObject({ n: 6, d: 7, total: 1, rows: [{ id: meetingId, title: '月度例会' }] });
});

it('takes one item at a time, and postpones what was not reached', async () => {
  const meetingId = await house.opened(...units);
  const first = await house.scheduled(meetingId, { wanted: 'inform' });
  const second = await house.scheduled(meetingId, { origin: 'street' });
  await house.send('chair', 'callItem', { itemId: first });
  const both = house.send('chair', 'callItem', { itemId: second });
  await expect(both).rejects.toMatchObject({ key: 'council.refusal.itemIsOn' });
  await expect(house.send('chair', 'closeMeeting', { meetingId })).rejects.toMatchObject({
    key: 'council.refusal.itemIsOn',
  });
  await house.wait(minutes(30));
  await house.send('chair', 'endItem', { itemId: first, outcome: 'noted' });
  await house.send('chair', 'closeMeeting', { meetingId });
  const outcomes = (await house.told('itemEnded')).map(({ data }) => [
    data['itemId'],
    data['outcome'],
    data['minutes'],
  ]);
  expect(outcomes).toEqual([
    [first, 'noted', 30],
    [second, 'postponed', 30],
  ]);
  expect(await house.cell('bottomUpShare')).toMatchObject({ n: 1, d: 2 });
  expect((await house.cell('decisionLatency')).n).toBe(1);
});

it('lets one speak at a time, and says how long', async () => {
  const meetingId = await house.opened(...units);
  const itemId = await house.called(meetingId);
  const one = await house.send('school', 'askToSpeak', { itemId });
  const other = await house.send('clinic', 'askToSpeak', { itemId, kind: 'pointOfOrder' });
  expect(await house.send('chair', 'giveFloor', other)).toEqual({ limitSeconds: 60 });
  await expect(house.send('chair', 'giveFloor', one)).rejects.toMatchObject({
    key: 'council.refusal.somebodySpeaks',
  });
  await house.wait(90_000);
  expect(await house.send('chair', 'endSpeech', other)).toEqual({ seconds: 90, overSeconds: 30 });
  await expect(house.send('clinic', 'withdrawSpeech', one)).rejects.toMatchObject({ code: 'forbidden' });
  await house.send('school', 'withdrawSpeech', one);
});

it('books at the end of each period whether the charter was kept', async () => {
  const meetingId = await house.opened(...units);
  await house.send('chair', 'closeMeeting', { meetingId });
  await house.wait(days(31));
  const settled = async () =>
    (await house.told('meetingFellDue')).map(({ data }) => [data['kind'], data['period'], data['met']]);
  expect(await settled()).toEqual([['standing', '2026-11', true]]);
  await house.wait(days(31));
  expect((await settled()).sort()).toEqual([
    ['plenary', '2026-H2', false],
    ['standing', '2026-11', true],
    ['standing', '2026-12', false],
  ]);
  expect(await house.cell('meetingRegularity', '2026-11')).toMatchObject({ n: 1, d: 1 });
  expect(await house.cell('meetingRegularity', '2026')).toMatchObject({ n: 1, d: 3 });
});

it('names periods, and where they end', () => {
  expect(periodOf('2026-11-30', 'month')).toEqual({
    name: '2026-11',
    first: '2026-11-01',
    next: '2026-12-01',
  });
  expect(periodOf('2026-12-31', 'quarter')).toEqual({
    name: '2026-Q4',
    first: '2026-10-01',
    next: '2027-01-01',
  });
  expect(periodOf('2028-02-29', 'half')).toEqual({
    name: '2028-H1',
    first: '2028-01-01',
    next: '2028-07-01',
  });
  expect(periodOf('2026-07-01', 'year')).toEqual({ name: '2026', first: '2026-01-01', next: '2027-01-01' });
});

it('shows seats and meetings to walls without a name', async () => {
  const meetingId = await house.convened();
  await house.checkIn(meetingId, 'school');
  const shown = JSON.stringify([
    await house.house.ask((await import('@heli/contracts/council')).council.queries.seatMap, {}),
    await house.ask('nextMeetings', {}, 'office', street),
  ]);
  expect(shown).toContain('"quorum":"1/4"');
  expect(shown).not.toContain(house.personIds.get('school'));
});
