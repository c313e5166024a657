import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CouncilHouse, days, units } from '../../test/house.js';

let house: CouncilHouse;
let meetingId: string;
beforeEach(async () => {
  house = await CouncilHouse.open();
  meetingId = await house.opened('chair', ...units.slice(0, 4));
});
afterEach(() => house.close());

const replayed = () => house.ask('replay', { meetingId });

it('tells the course of a meeting in order, with its numbers as they were frozen', async () => {
  const itemId = await house.called(meetingId, { title: '充电', metrics: ['council.attendanceRate'] });
  const { speechId } = await house.send('school', 'askToSpeak', { itemId });
  await house.send('chair', 'giveFloor', { speechId });
  await house.wait(60_000);
  await house.send('chair', 'endSpeech', { speechId });
  const { voteId } = await house.send('chair', 'openVote', { itemId, question: '同意？', method: 'show' });
  await house.send('chair', 'recordShow', { voteId, yes: 4, no: 1, abstain: 0 });
  await house.send('chair', 'publishVote', { voteId });
  const duty = { title: '选址', leadUnitId: house.unitIds.get('works')!, due: house.later(days(14)) };
  await house.send('chair', 'adoptResolution', { itemId, title: '决议', text: '实施。', actions: [duty] });
  await house.send('chair', 'endItem', { itemId, outcome: 'decided' });
  await house.send('chair', 'closeMeeting', { meetingId });
  const moments = await replayed();
  expect(moments.map(({ moment }) => moment)).toEqual([
    ...['opened', 'called', 'evidence', 'speechBegan', 'speechEnded', 'voteOpened', 'voteClosed'],
    ...['votePublished', 'resolved', 'assigned', 'ended', 'closed'],
  ]);
  expect(moments[0]).toMatchObject({ present: 5, expected: 7, quorum: 4 });
  const [frozen] = await house.ask('evidence', { meetingId });
  const { metric, n, d, value, asOf, seq, definition } = frozen!;
  expect(moments[2]?.figures[0]).toMatchObject({ metric, n, d, value, asOf, seq, definition });
  expect(moments[7]).toMatchObject({ yes: 4, no: 1, abstain: 0, passed: true });
});

it('says nothing of how a vote went before it is published', async () => {
  const itemId = await house.called(meetingId, { title: '充电' });
  const { voteId } = await house.send('chair', 'openVote', { itemId, question: '同意？', method: 'named' });
  await house.send('school', 'castNamed', { voteId, choice: 'yes' });
  const told = async () =>
    (await replayed())
      .filter(({ title }) => title === '同意？')
      .map(({ moment, yes, no, abstain, passed }) => [moment, yes, no, abstain, passed]);
  const opened = ['voteOpened', null, null, null, null];
  expect(await told()).toEqual([opened]);
  await house.send('chair', 'closeVote', { voteId });
  expect(await told()).toEqual([opened, ['voteClosed', null, null, null, null]]);
});

it('leaves out hidden items with all that belongs to them, and knows no meeting that is not', async () => {
  const { itemId } = await house.send('office', 'recordProposal', {
    ...{ bodyId: house.bodyId, title: '密', origin: 'branch', wanted: 'decide' },
    metrics: ['council.attendanceRate'],
  });
  await house.send('office', 'screenItem', { itemId });
  await house.send('chair', 'admitItem', { itemId });
  await house.send('office', 'scheduleItem', { itemId, meetingId, visibility: 'hidden' });
  await house.send('chair', 'callItem', { itemId });
  expect(await house.told('evidenceFrozen')).toHaveLength(1);
  expect((await replayed()).map(({ moment }) => moment)).toEqual(['opened']);
  expect(await house.ask('replay', { meetingId: 'none' })).toEqual([]);
});
