import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CouncilHouse } from '../../test/house.js';

let house: CouncilHouse;
beforeEach(async () => void (house = await CouncilHouse.open()));
afterEach(() => house.close());

const stage = async () => (await house.ask('stage', {}))[0]!;

it('follows a meeting from the lobby to what came of it', async () => {
  expect(await stage()).toMatchObject({ phase: 'none', hold: null, checkInCode: '' });
  const meetingId = await house.opened('chair', 'school', 'clinic', 'works');
  const lobby = await stage();
  expect(lobby).toMatchObject({ phase: 'lobby', present: 4, expected: 7, quorum: 4, item: '' });
  expect(lobby.checkInCode).toMatch(/^[A-Z0-9]{6}$/);
  const itemId = await house.called(meetingId);
  expect(await stage()).toMatchObject({ phase: 'item', itemId, place: 1, places: 1, checkInCode: '' });
  expect(await house.ask('stageAgenda', {})).toMatchObject([{ id: itemId, current: true }]);
  await house.send('school', 'askToSpeak', { itemId });
  expect(await house.ask('stageSpeakers', {})).toMatchObject([{ state: 'requested' }]);
  await house.send('chair', 'endItem', { itemId, outcome: 'noted' });
  expect(await stage()).toMatchObject({ phase: 'between', itemId: '', item: '' });
  expect(await house.ask('stageSpeakers', {})).toEqual([]);
  await house.send('chair', 'closeMeeting', { meetingId });
  expect(await stage()).toMatchObject({ phase: 'summary', state: 'closed' });
});

it('tells the turnout of an open vote alone, and its result once it is published', async () => {
  const meetingId = await house.opened('chair', 'school', 'clinic', 'works');
  const itemId = await house.called(meetingId);
  const { voteId } = await house.send('chair', 'openVote', { itemId, question: '?', method: 'named' });
  await house.send('school', 'castNamed', { voteId, choice: 'no' });
  const told = async () => (await house.ask('stageVote', {}))[0];
  const silent = { yes: null, no: null, abstain: null, passed: null };
  expect(await told()).toMatchObject({ state: 'open', cast: 1, present: 4, ...silent });
  await house.send('chair', 'closeVote', { voteId });
  expect(await told()).toMatchObject({ state: 'closed', ...silent });
  await house.send('chair', 'publishVote', { voteId });
  expect(await told()).toMatchObject({ state: 'published', yes: 0, no: 1, abstain: 0, passed: false });
});

it('holds one thing at a time, until it is released or the item ends', async () => {
  const meetingId = await house.opened('chair', 'school', 'clinic', 'works');
  const itemId = await house.called(meetingId);
  await house.send('chair', 'holdStage', { hold: 'message', text: '休息十分钟' });
  expect(await stage()).toMatchObject({ hold: 'message', text: '休息十分钟', emergency: '' });
  await house.send('chair', 'holdStage', { hold: 'scene', scene: 'coordination', text: 'x' });
  expect(await stage()).toMatchObject({ hold: 'scene', scene: 'coordination', text: '' });
  await house.send('chair', 'endItem', { itemId, outcome: 'noted' });
  expect(await stage()).toMatchObject({ hold: null, scene: '' });
  const released = house.send('chair', 'releaseStage', {});
  await expect(released).rejects.toMatchObject({ key: 'council.refusal.nothingHeld' });
});

it('keeps an emergency until somebody ends it, and lets a countdown end by itself', async () => {
  const meetingId = await house.opened('chair', 'school', 'clinic', 'works');
  const itemId = await house.called(meetingId);
  await house.send('chair', 'holdStage', { hold: 'emergency', text: '请从东门撤离' });
  await house.send('chair', 'endItem', { itemId, outcome: 'noted' });
  expect(await stage()).toMatchObject({ hold: 'emergency', emergency: '请从东门撤离' });
  await house.send('chair', 'holdStage', { hold: 'countdown', until: house.later(60_000) });
  expect(await stage()).toMatchObject({ hold: 'countdown' });
  house.house.clock.moveTo(house.later(120_000));
  expect(await stage()).toMatchObject({ hold: null, until: null });
});

it('refuses what it could not show', async () => {
  const bare = house.send('chair', 'holdStage', { hold: 'message' });
  await expect(bare).rejects.toMatchObject({ key: 'council.refusal.holdNeeds', field: 'text' });
  const past = house.send('chair', 'holdStage', { hold: 'countdown', until: house.later(-1000) });
  await expect(past).rejects.toMatchObject({ key: 'council.refusal.untilInPast', field: 'until' });
});
