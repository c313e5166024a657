import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onSqlite } from '@heli/testing';
import { CouncilHouse, units } from '../../test/house.js';
import { hasPassed, wholeOf } from './result.js';

let house: CouncilHouse;
let meetingId: string;
let itemId: string;
beforeEach(async () => {
  house = await CouncilHouse.open();
  meetingId = await house.opened('chair', ...units.slice(0, 5));
  itemId = await house.called(meetingId);
});
afterEach(() => house.close());

const open = (method: 'show' | 'named' | 'secret', more = {}) =>
  house.send('chair', 'openVote', { itemId, question: '是否同意？', method, ...more });

it('counts a show of hands, and no more of them than there are seats', async () => {
  const { voteId, entitled, present } = await open('show');
  expect([entitled, present]).toEqual([7, 6]);
  const many = house.send('chair', 'recordShow', { voteId, yes: 7, no: 0, abstain: 0 });
  await expect(many).rejects.toMatchObject({ key: 'council.refusal.moreThanPresent' });
  expect(await house.send('chair', 'recordShow', { voteId, yes: 4, no: 1, abstain: 1 })).toMatchObject({
    ...{ state: 'closed', passed: true },
  });
  expect((await house.told('voteClosed'))[0]?.data).toMatchObject({
    ...{ base: 'valid', threshold: 'simple', whole: 5, cast: 6, yes: 4, no: 1, abstain: 1, passed: true },
  });
});

it('takes each seat’s voice once in a named vote, whoever gives it', async () => {
  const proxy = { meetingId, postId: house.postOf('volunteers'), toPostId: house.postOf('school') };
  await house.send('volunteers', 'giveProxy', proxy);
  const { voteId } = await open('named', { base: 'entitled' });
  const cast = (who: string, choice: 'yes' | 'no', postId?: string) =>
    house.send(who, 'castNamed', { voteId, choice, ...(postId !== undefined && { postId }) });
  const twice = await Promise.allSettled([cast('clinic', 'yes'), cast('clinic', 'no')]);
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(cast('school', 'yes')).rejects.toMatchObject({ key: 'council.refusal.whichSeat' });
  await cast('school', 'yes', house.postOf('school'));
  await cast('school', 'yes', house.postOf('volunteers'));
  await expect(cast('volunteers', 'no')).rejects.toMatchObject({ key: 'council.refusal.noVoice' });
  expect(await house.ask('vote', { id: voteId }, 'clinic')).toMatchObject({
    yes: null,
    cast: null,
    voices: [],
  });
  await expect(house.send('works', 'giveProxy', proxy)).rejects.toMatchObject({
    key: 'council.refusal.voteIsOpen',
  });
  await cast('chair', 'yes');
  const { passed } = await house.send('chair', 'closeVote', { voteId });
  // Of seven entitled three or four said yes, whichever of the two voices of one seat came first.
  const { data } = (await house.told('voteClosed'))[0]!;
  expect([data['cast'], data['whole'], passed]).toEqual([4, 7, data['yes'] === 4]);
});

(onSqlite ? describe : describe.skip)('a secret vote', () => {
  it('is of persons who are there, shows nothing before it is closed, and leaves the counts only', async () => {
    const { voteId, present } = await open('secret', { threshold: 'twoThirds' });
    expect(present).toBe(6);
    const slip = (who: string, choice: 'yes' | 'no') => house.send(who, 'castSecret', { voteId, choice });
    await slip('chair', 'yes');
    await expect(slip('chair', 'no')).rejects.toMatchObject({ code: 'conflict' });
    await expect(slip('volunteers', 'no')).rejects.toMatchObject({ code: 'forbidden' });
    for (const who of ['school', 'clinic', 'bakery']) await slip(who, 'yes');
    await slip('works', 'no');
    expect(await house.ask('vote', { id: voteId }, 'chair')).toMatchObject({
      yes: null,
      no: null,
      cast: null,
    });
    expect(await house.ask('myVotes', {}, 'works')).toMatchObject([{ voteId, done: true, postId: null }]);
    expect(await house.send('chair', 'closeVote', { voteId })).toEqual({
      voteId,
      state: 'closed',
      passed: true,
    });
    expect((await house.told('voteClosed'))[0]?.data).toMatchObject({
      yes: 4,
      no: 1,
      abstain: 0,
      cast: 5,
      whole: 5,
    });
    expect(await house.told('voiceGiven')).toEqual([]);
    await house.send('chair', 'publishVote', { voteId });
    expect(await house.ask('voteBoard', {})).toMatchObject([{ result: '4 : 1 : 0', outcome: 'passed' }]);
  });
});

it('is held on what is decided, one at a time', async () => {
  await open('show');
  await expect(open('named')).rejects.toMatchObject({ key: 'council.refusal.voteIsOpen' });
  const ending = house.send('chair', 'endItem', { itemId, outcome: 'noted' });
  await expect(ending).rejects.toMatchObject({ key: 'council.refusal.voteIsOpen' });
  await expect(
    house.send('school', 'openVote', { itemId, question: 'x', method: 'show' }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
});

const some = fc.nat({ max: 60 });
it('passes by whole numbers: never without a majority, always with everybody', () => {
  fc.assert(
    fc.property(some, some, some, some, some, (yes, no, abstain, away, gone) => {
      const cast = yes + no + abstain;
      const count = { yes, no, abstain, cast, present: cast + away, entitled: cast + away + gone };
      const wholes = (['valid', 'cast', 'present', 'entitled'] as const).map((base) => wholeOf(count, base));
      expect([...wholes].sort((a, b) => a - b)).toEqual(wholes);
      for (const base of ['valid', 'cast', 'present', 'entitled'] as const) {
        const simple = hasPassed(count, base, 'simple');
        expect(simple).toBe(wholeOf(count, base) > 0 && yes * 2 > wholeOf(count, base));
        if (hasPassed(count, base, 'twoThirds')) expect(simple).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
  const three = { yes: 2, no: 1, abstain: 0, cast: 3, present: 3, entitled: 3 };
  expect([hasPassed(three, 'cast', 'twoThirds'), hasPassed({ ...three, yes: 1 }, 'cast', 'simple')]).toEqual([
    true,
    false,
  ]);
});
