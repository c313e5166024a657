import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actor, communities, createHouse, street, type House } from '@heli/testing';
import { Refusal, type CallOf } from '@heli/sdk';
import { contract } from './contract/index.js';
import mechanism from './index.js';

const { commands, queries } = contract;
const [community] = communities;
const branch = actor('branch', ['branchSecretary'], community);
const [anna, bao] = ['anna', 'bao'].map((name) => actor(name, ['resident'], community));
const start = Date.parse('2026-11-02T01:00:00.000Z');
const day = 24 * 60 * 60_000;

let house: House;
let now = start;
beforeAll(async () => void (house = await createHouse({ mechanisms: [mechanism] })));
afterAll(() => house.close());

const inDays = (days: number): string => new Date(now + days * day).toISOString();
const wait = (days: number): void => {
  now += days * day;
  house.clock.moveTo(new Date(now).toISOString());
};
const refusal = (name: string) => ({ key: `services.refusal.${name}` });

let points = 0;
async function openStation(): Promise<string> {
  const wish = { name: `Station ${String(++points)}`, kind: 'station', hours: '9:00–17:00' } as const;
  return (await house.run(commands.openPoint, wish, branch, community)).pointId;
}
async function plan(
  pointId: string,
  more: Partial<CallOf<typeof commands.planActivity>> = {},
): Promise<string> {
  const wish = {
    pointId,
    kind: 'culture',
    title: 'Singing',
    from: inDays(5),
    to: inDays(5.1),
    capacity: 2,
  } as const;
  return (await house.run(commands.planActivity, { ...wish, ...more }, branch, community)).activityId;
}
const signUp = async (activityId: string, who = anna, name?: string): Promise<string> =>
  (await house.run(commands.signUp, { activityId, ...(name && { name }) }, who, community)).signUpId;
const cell = async (metric: string): Promise<{ n: number | null; d: number | null }> => {
  const { n, d } = await house.cell(`services.${metric}`);
  return { n, d };
};

it('counts who came, of those who signed up and without, and how it was', async () => {
  const activityId = await plan(await openStation());
  const [own, grandfather] = [await signUp(activityId), await signUp(activityId, branch, 'Grandfather Li')];
  await expect(signUp(activityId, bao)).rejects.toMatchObject(refusal('full'));
  await expect(
    house.run(commands.holdActivity, { activityId, signUpIds: [], walkIns: 0 }, branch, community),
  ).rejects.toMatchObject(refusal('notBegun'));
  wait(6);
  const held = { activityId, signUpIds: [own], walkIns: 3 };
  expect(await house.run(commands.holdActivity, held, branch, community)).toEqual({ served: 4 });
  expect(await cell('attendanceRate')).toEqual({ n: 1, d: 2 });
  // More came than there were places: all of them were taken.
  expect(await cell('placesTaken')).toEqual({ n: 2, d: 2 });
  expect((await cell('served')).n).toBe(4);
  expect([(await cell('heldCulture')).n, (await cell('heldConvenience')).n]).toEqual([1, 0]);

  await house.run(commands.rateActivity, { signUpId: own, score: 4 }, anna, community);
  expect(await cell('satisfaction')).toEqual({ n: 1, d: 1 });
  const again = house.run(commands.rateActivity, { signUpId: own, score: 1 }, anna, community);
  await expect(again).rejects.toMatchObject(refusal('ratedAlready'));
  const absent = house.run(commands.rateActivity, { signUpId: grandfather, score: 1 }, branch, community);
  await expect(absent).rejects.toMatchObject(refusal('notAttended'));
});

it('shows nobody who else comes, and the wall no names at all', async () => {
  const activityId = await plan(await openStation(), { capacity: 10 });
  await signUp(activityId);
  await signUp(activityId, branch, 'Grandmother Wang');
  const seen = await house.ask(queries.signUps, { activityId }, anna, community);
  expect(seen.map(({ name }) => name)).toEqual(['—']);
  expect(await house.ask(queries.signUps, { activityId }, bao, community)).toEqual([]);
  expect(await house.ask(queries.signUps, { activityId }, branch, community)).toHaveLength(2);
  const next = await house.ask(queries.nextActivities, {}, branch, community);
  expect(next[0]).toMatchObject({ title: 'Singing', kind: 'culture' });
  expect(JSON.stringify(next)).not.toContain('Wang');
});

it('lets one sign up once, in time, and change one’s mind', async () => {
  const pointId = await openStation();
  const far = await plan(pointId, { from: inDays(60), to: inDays(60.1) });
  await expect(signUp(far)).rejects.toMatchObject(refusal('tooEarly'));
  const activityId = await plan(pointId, { capacity: 1 });
  const signUpId = await signUp(activityId);
  await expect(signUp(activityId)).rejects.toMatchObject(refusal('full'));
  const foreign = house.run(commands.withdrawSignUp, { signUpId }, bao, community);
  await expect(foreign).rejects.toMatchObject(refusal('unknownSignUp'));
  await house.run(commands.withdrawSignUp, { signUpId }, anna, community);
  await signUp(activityId, bao);
  wait(5.05);
  await expect(signUp(activityId)).rejects.toMatchObject(refusal('begun'));
});

it('cancels what was planned at a point that closes, and keeps what was held', async () => {
  const pointId = await openStation();
  const [held, coming] = [await plan(pointId), await plan(pointId, { from: inDays(20), to: inDays(21) })];
  await signUp(coming);
  wait(6);
  await house.run(commands.holdActivity, { activityId: held, signUpIds: [], walkIns: 1 }, branch, community);
  const before = (await cell('points')).n;
  const closed = await house.run(commands.closePoint, { pointId, reason: 'moved' }, branch, community);
  expect(closed).toEqual({ cancelled: 1 });
  expect((await cell('points')).n).toBe((before ?? 0) - 1);
  const state = async (id: string) =>
    (await house.ask(queries.activityDetail, { id }, branch, community))?.state;
  expect([await state(held), await state(coming)]).toEqual(['held', 'cancelled']);
  await expect(plan(pointId)).rejects.toMatchObject(refusal('pointClosed'));
  await expect(signUp(coming)).rejects.toMatchObject(refusal('cancelled'));
});

it('refuses what can not be, with the field', async () => {
  const pointId = await openStation();
  await expect(plan(pointId, { from: inDays(-1) })).rejects.toMatchObject({
    field: 'from',
    ...refusal('beginsInThePast'),
  });
  await expect(plan(pointId, { to: inDays(1) })).rejects.toMatchObject({
    field: 'to',
    ...refusal('endsBefore'),
  });
  await expect(plan('none')).rejects.toMatchObject(refusal('unknownPoint'));
  const twice = { name: `Station ${String(points)}`, kind: 'station', hours: 'x' } as const;
  await expect(house.run(commands.openPoint, twice, branch, community)).rejects.toMatchObject(
    refusal('pointThere'),
  );
  await expect(house.run(commands.openPoint, twice, anna, community)).rejects.toMatchObject({
    code: 'forbidden',
  });
  const elsewhere = house.run(commands.openPoint, twice, branch, street);
  await expect(elsewhere).rejects.toBeInstanceOf(Refusal);
});
