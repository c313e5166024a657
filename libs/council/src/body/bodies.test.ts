import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { communities, CouncilHouse, days, street } from '../../test/house.js';

let house: CouncilHouse;
beforeEach(async () => void (house = await CouncilHouse.open()));
afterEach(() => house.close());

it('has one council at a street and one branch at a community', async () => {
  const again = house.send('office', 'foundBody', { kind: 'council', name: 'x' });
  await expect(again).rejects.toMatchObject({ key: 'council.refusal.bodyExists' });
  const wrong = house.send('office', 'foundBody', { kind: 'council', name: 'x' }, communities[0]);
  await expect(wrong).rejects.toMatchObject({ key: 'council.refusal.wrongLevel', field: 'kind' });
  await house.send('office', 'foundBody', { kind: 'branch', name: '第一分会' }, communities[0]);
  const bodies = await house.ask('bodies', {});
  expect(bodies.map(({ kind, organisation, seats, filled }) => [kind, organisation, seats, filled])).toEqual([
    ['council', street, 7, 7],
    ['branch', communities[0], 0, 0],
  ]);
});

it('lets nobody approve their own nomination, and replaces who sat there', async () => {
  const postId = house.postOf('school');
  const made = await house.house.kernel.command(street, 'core.registerPerson', { name: 'new' });
  const { personId } = made as { personId: string };
  const nomination = { postId, personId, start: '2026-11-02' };
  const { membershipId } = await house.send('secretary', 'nominate', nomination);
  const own = house.send('secretary', 'approveMembership', { membershipId });
  await expect(own).rejects.toMatchObject({ key: 'council.refusal.approverNominated' });
  await house.send('office', 'endMembership', { membershipId, reason: 'by mistake' });
  const second = await house.send('office', 'nominate', nomination);
  await house.send('secretary', 'approveMembership', { membershipId: second.membershipId });
  const left = (await house.told('memberLeft')).map(({ data }) => data['cause']);
  expect(left).toEqual(['refused', 'replaced']);
  const [seat] = (await house.ask('posts', {})).filter((post) => post.id === postId);
  expect(seat).toMatchObject({ personId, holder: 'new', unit: 'school' });
});

it('begins and ends a service on its days, by facts of the clock', async () => {
  const membershipId = await house.serve('standIn', house.postOf('bakery'), {
    ...{ part: 'deputy', start: '2026-11-05', end: '2026-11-06' },
  });
  const stateOf = async () =>
    (await house.ask('memberships', {})).find(({ id }) => id === membershipId)?.state;
  expect(await stateOf()).toBe('approved');
  await house.wait(days(3));
  expect(await stateOf()).toBe('serving');
  expect((await house.told('memberBegan')).at(-1)).toMatchObject({ occurredAt: '2026-11-04T16:00:00.000Z' });
  await house.wait(days(2));
  expect(await stateOf()).toBe('left');
  expect((await house.told('memberLeft')).at(-1)).toMatchObject({
    occurredAt: '2026-11-06T16:00:00.000Z',
    data: { cause: 'ended' },
  });
});

it('gives roles by posts, for as long as they are held', async () => {
  const holders = await house.ask('roleHolders', {}, 'administrator');
  expect(holders.map(({ role }) => role).sort()).toEqual(['chair', ...Array<string>(6).fill('liaison')]);
  expect(holders.find(({ role }) => role === 'chair')).toMatchObject({
    personId: house.personIds.get('chair'),
    ...{ organisation: street, unitId: null, from: '2026-11-02', until: null },
  });
  const { termId } = await house.send('office', 'planTerm', {
    ...{ bodyId: house.bodyId, start: '2026-01-01', end: '2030-12-31' },
  });
  await house.send('office', 'beginTerm', { termId });
  expect(await house.send('office', 'endTerm', { termId })).toEqual({ termId, left: 7 });
  expect(await house.ask('roleHolders', {}, 'administrator')).toEqual([]);
});

it('keeps a seat that somebody sits on, and dissolves a body with all its seats', async () => {
  const filled = house.send('office', 'abolishPost', { postId: house.postOf('school') });
  await expect(filled).rejects.toMatchObject({ key: 'council.refusal.postFilled' });
  const meetingId = await house.convened();
  const meets = house.send('office', 'dissolveBody', { bodyId: house.bodyId, reason: 'merged' });
  await expect(meets).rejects.toMatchObject({ key: 'council.refusal.meetingsOpen' });
  await house.send('office', 'cancelMeeting', { meetingId, reason: 'the body ends' });
  await house.send('office', 'dissolveBody', { bodyId: house.bodyId, reason: 'merged' });
  expect((await house.ask('memberships', {})).every(({ state }) => state === 'left')).toBe(true);
  expect(await house.rows("SELECT 1 FROM core_deadline WHERE key LIKE 'regular:%'")).toEqual([]);
});
