import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AnyMechanism } from '@heli/sdk';
import { AtWork, declaredChecks, workChecks } from './checks.js';

/** Any mechanism, whatever its contract. */
export type Described = Pick<AnyMechanism, 'id' | 'implements'>;

/** What every mechanism keeps to, whatever it does. A finding says in one sentence what is wrong and what to do. */
export function describeMechanism(described: Described): void {
  const mechanism = described as AnyMechanism;
  describe(`the mechanism ${mechanism.id}`, () => {
    test.each(declaredChecks)('$name', async ({ find }) => expect(await find(mechanism)).toEqual([]));

    let work: AtWork;
    beforeAll(async () => {
      work = await AtWork.open(mechanism);
    }, 60_000);
    afterAll(() => work.close());
    test.each(workChecks)('$name', async ({ find }) => expect(await find(work)).toEqual([]));
  });
}
