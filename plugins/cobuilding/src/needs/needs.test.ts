import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { days, House } from '../../test/house.js';

let house: House;
beforeAll(async () => void (house = await House.open()));
afterAll(() => house.close());

type Unit = keyof House['units'];
const offer = async (unit: Unit, needId: string): Promise<string> =>
  (await house.send(unit, 'offerClaim', { needId, unitId: house.units[unit], offer: 'x' })).claimId;
const stateOf = async (needId: string): Promise<string | undefined> =>
  (await house.ask('needDetail', { id: needId }))?.state;
const claimStates = async (needId: string): Promise<string[]> =>
  (await house.ask('needDetail', { id: needId }))!.offers.map(({ state }) => state);

it('turns to the other offers when the accepted one is broken', async () => {
  const needId = await house.publishedNeed();
  const [first, second] = [await offer('school', needId), await offer('clinic', needId)];
  await house.send('branch', 'acceptClaim', { claimId: first });
  await house.send('branch', 'breakClaim', { claimId: first, reason: 'They moved away' });
  expect(await stateOf(needId)).toBe('claimed');
  await house.send('branch', 'acceptClaim', { claimId: second });
  await house.send('branch', 'breakClaim', { claimId: second, reason: 'They too' });
  expect(await stateOf(needId)).toBe('published');
  expect((await house.cell('waitingNeeds')).n).toBe(1);
});

it('stands as published when the last offer is withdrawn', async () => {
  const needId = await house.publishedNeed();
  const [first, second] = [await offer('school', needId), await offer('clinic', needId)];
  await house.send('school', 'withdrawClaim', { claimId: first });
  expect(await stateOf(needId)).toBe('claimed');
  await house.send('clinic', 'withdrawClaim', { claimId: second });
  expect(await stateOf(needId)).toBe('published');
});

it('lets go of offers when it is withdrawn, and when its day is over', async () => {
  const [withdrawn, expired] = [
    await house.publishedNeed(),
    await house.publishedNeed({ wantedBy: house.ahead(days(5)) }),
  ];
  for (const needId of [withdrawn, expired]) await offer('school', needId);
  await house.send('branch', 'withdrawNeed', { needId: withdrawn, reason: 'Found elsewhere' });
  await house.wait(days(6));
  expect([await stateOf(withdrawn), await claimStates(withdrawn)]).toEqual(['withdrawn', ['declined']]);
  expect([await stateOf(expired), await claimStates(expired)]).toEqual(['expired', ['declined']]);
  // Withdrawn before its day, it counts for nothing; expired, it counts as not met.
  expect(await house.cell('fulfilRate')).toEqual({ n: 0, d: 1 });
});

it('is at once over when what was to meet it falls through after its day', async () => {
  const needId = await house.publishedNeed({ wantedBy: house.ahead(days(3)) });
  const claimId = await offer('school', needId);
  await house.send('branch', 'acceptClaim', { claimId });
  await house.wait(days(4));
  const before = await house.cell('waitingNeeds');
  await house.send('branch', 'breakClaim', { claimId, reason: 'Never came' });
  expect(await stateOf(needId)).toBe('expired');
  expect(await house.cell('waitingNeeds')).toEqual(before);
});
