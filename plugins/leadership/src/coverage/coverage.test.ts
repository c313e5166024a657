import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { communities, days, House } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const refusal = (name: string) => ({ key: `leadership.refusal.${name}` });
const both = async (): Promise<unknown> => [
  await house.cell('orgCoverage'),
  await house.cell('workCoverage'),
];
const enter = async (unitId: string, members = 2): Promise<string> =>
  (await house.send('branch', 'enterCoverage', { unitId, kind: 'newEconomic', members })).coverageId;
const withInstructor = async (unitId: string): Promise<string> => {
  const coverageId = await enter(unitId);
  await house.send('branch', 'assignInstructor', { coverageId, personId: 'person-instructor' });
  return coverageId;
};
const work = async (): Promise<number> => (await house.cell('workCoverage')).n;

describe('the register', () => {
  it('holds each two-new unit once, where it is registered', async () => {
    const coverageId = await enter(house.units.bakery);
    await expect(enter(house.units.bakery)).rejects.toMatchObject(refusal('enteredAlready'));
    await expect(enter('none')).rejects.toMatchObject(refusal('unknownUnit'));
    expect(await house.ask('coverages', {})).toMatchObject([
      { coverageId, title: 'bakery', organisation: communities[0], state: 'uncovered', eligible: false },
    ]);
    expect(await house.cell('orgCoverage', 'total', communities[0])).toEqual({ n: 0, d: 1 });
    expect(await house.cell('orgCoverage', 'total', communities[1])).toEqual({ n: 0, d: 0 });
  });

  it('follows a unit from uncovered to a branch of its own, and out again', async () => {
    const coverageId = await enter(house.units.bakery);
    await house.send('office', 'enterCoverage', {
      ...{ unitId: house.units.courier, kind: 'newEconomic', members: 1, branch: 'joint' },
    });
    expect(await both()).toEqual([
      { n: 1, d: 2 },
      { n: 1, d: 2 },
    ]);
    await house.send('branch', 'planCoverage', { coverageId });
    await expect(house.send('branch', 'foundBranch', { coverageId })).rejects.toMatchObject(
      refusal('membersTooFew'),
    );
    await house.send('branch', 'joinBranch', { coverageId });
    const checked = await house.send('branch', 'checkCoverage', { coverageId, members: 3 });
    expect(checked).toMatchObject({ eligible: true, state: 'jointCovered' });
    await house.send('branch', 'foundBranch', { coverageId });
    expect(await both()).toEqual([
      { n: 2, d: 2 },
      { n: 2, d: 2 },
    ]);
    const lapse = (reason: 'membersTooFew' | 'dissolved' | 'closed') =>
      house.send('branch', 'lapseCoverage', { coverageId, reason });
    await expect(lapse('membersTooFew')).rejects.toMatchObject(refusal('membersEnough'));
    await house.send('branch', 'checkCoverage', { coverageId, members: 1, obstacles: 'Many left' });
    await lapse('membersTooFew');
    expect(await both()).toEqual([
      { n: 1, d: 2 },
      { n: 1, d: 2 },
    ]);
    await expect(lapse('dissolved')).rejects.toMatchObject(refusal('nothingToDissolve'));
    await lapse('closed');
    expect(await both()).toEqual([
      { n: 1, d: 1 },
      { n: 1, d: 1 },
    ]);
    await expect(house.send('branch', 'planCoverage', { coverageId })).rejects.toMatchObject(
      refusal('unitClosed'),
    );
    expect(await enter(house.units.bakery)).not.toBe(coverageId);
  });

  it('does not take a branch of its own for a unit with too few members', async () => {
    const wish = { unitId: house.units.bakery, kind: 'newSocial', members: 2, branch: 'own' } as const;
    await expect(house.send('office', 'enterCoverage', wish)).rejects.toMatchObject(refusal('membersTooFew'));
  });
});

describe('work coverage', () => {
  it('is what a visit gives for ninety days, and a deadline takes back', async () => {
    const coverageId = await enter(house.units.bakery);
    await expect(house.send('branch', 'visitUnit', { coverageId })).rejects.toMatchObject(
      refusal('noInstructor'),
    );
    await house.send('branch', 'assignInstructor', { coverageId, personId: 'person-instructor' });
    const { until } = await house.send('personnel', 'visitUnit', { coverageId });
    expect(until).toBe(house.ahead(90));
    expect(await work()).toBe(1);
    await house.wait(days(90) - 1);
    expect(await work()).toBe(1);
    await house.wait(1);
    expect(await work()).toBe(0);
    expect(await house.told('workCoverageLapsed')).toMatchObject([{ occurredAt: until }]);
    expect(await house.ask('coverages', {})).toMatchObject([{ workCovered: false }]);
    expect((await house.cell('workCoverage', '2026-12')).n).toBe(1);
  });

  it('is not taken back twice when a branch stands in for the visit', async () => {
    const coverageId = await withInstructor(house.units.bakery);
    await house.send('branch', 'visitUnit', { coverageId });
    await house.send('branch', 'planCoverage', { coverageId });
    await house.send('branch', 'joinBranch', { coverageId });
    expect(await house.timers()).toEqual([]);
    await house.wait(days(30));
    await house.send('branch', 'lapseCoverage', { coverageId, reason: 'dissolved' });
    expect(await work()).toBe(1);
    await house.wait(days(61));
    expect(await work()).toBe(0);
    expect(await house.told('workCoverageLapsed')).toHaveLength(1);
  });

  it('goes on where a visit is told late', async () => {
    const coverageId = await withInstructor(house.units.bakery);
    await house.send('branch', 'visitUnit', { coverageId });
    const at = house.ahead(80);
    await house.wait(days(95));
    expect(await work()).toBe(0);
    await house.send('branch', 'visitUnit', { coverageId, at });
    expect(await work()).toBe(1);
    for (const day of ['2026-11-02', '2027-01-30', '2027-01-31', '2027-02-03'])
      expect([day, (await house.cell('workCoverage', day)).n]).toEqual([day, 1]);
    const old = await house.send('branch', 'visitUnit', { coverageId, at: '2026-11-02T01:00:00Z' });
    expect(old.until < house.now).toBe(true);
    expect(await work()).toBe(1);
  });
});
