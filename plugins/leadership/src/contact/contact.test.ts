import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const post = { postId: 'post-1', postTitle: 'branchSecretary', holderId: 'branch' } as const;
const set = async (more: { everyDays?: number; unitId?: string } = {}): Promise<string> =>
  (await house.send('office', 'setContactPoint', { ...post, ...more })).contactPointId;
const visits = () => house.cell('contactPointVisits');

it('a visit is due every thirty days, and counts when it was made by then', async () => {
  const contactPointId = await set({ unitId: house.units.bakery });
  expect(await house.ask('nextVisits', {})).toMatchObject([
    { target: 'bakery', post: 'leadership.postTitle.branchSecretary', due: house.ahead(30) },
  ]);
  await house.wait(days(5));
  const visit = { contactPointId, findings: 'The lamp', actionIds: ['action-1'] };
  await house.send('branch', 'visitContactPoint', visit);
  expect(await house.ask('contactPoints', {})).toMatchObject([{ visited: true, lastVisitAt: house.now }]);
  expect(await house.ask('nextVisits', {})).toEqual([]);
  await house.wait(days(25));
  expect(await visits()).toEqual({ n: 1, d: 1 });
  await house.wait(days(30));
  expect(await visits()).toEqual({ n: 1, d: 2 });
  expect(await house.ask('contactPoints', {})).toMatchObject([{ visited: false }]);
  const history = (await house.ask('contactPointDetail', { id: contactPointId }))?.history ?? [];
  expect(history.map(({ event }) => event)).toEqual([
    ...['contactPointSet', 'contactPointVisited', 'visitFellDue', 'visitFellDue'],
  ]);
  expect(history[1]).toMatchObject({ detail: { findings: 'The lamp' }, data: { actionIds: ['action-1'] } });
});

it('a visit that is told late counts for the round in which it was made, once', async () => {
  const contactPointId = await set({ everyDays: 10 });
  const at = house.ahead(8);
  await house.wait(days(35));
  expect(await visits()).toEqual({ n: 0, d: 3 });
  const visit = { contactPointId, findings: 'x', at };
  const { due } = await house.send('branch', 'visitContactPoint', visit);
  expect(due).toBe('2026-11-12T01:00:00.000Z');
  await house.send('branch', 'visitContactPoint', visit);
  expect(await visits()).toEqual({ n: 1, d: 3 });
  expect(await house.cell('contactPointVisits', '2026-11-12')).toEqual({ n: 1, d: 1 });
  await expect(
    house.send('branch', 'visitContactPoint', { ...visit, at: '2026-11-01T00:00:00Z' }),
  ).rejects.toMatchObject({ key: 'leadership.refusal.beforePredecessor' });
});

it('rounds that passed while nobody looked fall due with their own time', async () => {
  await set({ everyDays: 1 });
  await house.wait(days(12) + 1);
  expect(await visits()).toEqual({ n: 0, d: 12 });
  expect(await house.cell('contactPointVisits', '2026-11-07')).toEqual({ n: 0, d: 1 });
  expect(await house.timers()).toHaveLength(1);
});

it('nothing is due any more once it has ended', async () => {
  const contactPointId = await set({ everyDays: 10 });
  await house.wait(days(10));
  await house.send('office', 'endContactPoint', { contactPointId });
  await house.wait(days(40));
  expect(await visits()).toEqual({ n: 0, d: 1 });
  expect(await house.timers()).toEqual([]);
  await expect(
    house.send('branch', 'visitContactPoint', { contactPointId, findings: 'x' }),
  ).rejects.toMatchObject({ key: 'leadership.refusal.illegalTransition' });
});
