import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CouncilHouse, days, hours, street } from '../../test/house.js';

let house: CouncilHouse;
const tokens = new Map<string, string>();
beforeAll(async () => void (house = await CouncilHouse.open()));
afterAll(() => house.close());

/** What an account may do that was granted nothing by hand. */
async function rightsOf(name: string): Promise<unknown[]> {
  const { accounts, postGrants } = house.house.kernel;
  await postGrants.idle();
  const wish = { kind: 'api', label: 'test', accountId: house.accountIds.get(name)! } as const;
  const token = tokens.get(name) ?? (await accounts.issueToken(wish)).token;
  tokens.set(name, token);
  return (await accounts.actorOf(token))!.grants.map(({ role, organisation, unitId }) =>
    [role, organisation, unitId].filter((part) => part !== undefined),
  );
}

test('whoever takes a seat has its rights from the first day to the last, without anybody’s granting', async () => {
  expect(await rightsOf('chair')).toEqual([['chair', street]]);
  expect(await rightsOf('school')).toEqual([['liaison', street, house.unitIds.get('school')]]);
  const terms = { start: '2026-11-04', end: '2026-11-05' };
  await house.serve('successor', house.postOf('chair'), terms);
  expect([await rightsOf('chair'), await rightsOf('successor')]).toEqual([[['chair', street]], []]);
  await house.wait(days(1) + hours(15));
  expect([await rightsOf('chair'), await rightsOf('successor')]).toEqual([[], [['chair', street]]]);
  await house.wait(days(2));
  expect(await rightsOf('successor')).toEqual([]);
});
