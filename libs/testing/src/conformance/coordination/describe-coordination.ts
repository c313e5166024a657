import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { metrics, type MetricName } from '@heli/contracts/coordination';
import type { AnyMechanism } from '@heli/sdk';
import { createHouse, type House } from '../../house.js';
import type { Described } from '../mechanism/describe-mechanism.js';
import { Refusals } from '../mechanism/refusals.js';
import { Desk } from './desk.js';
import { describeFirstHalf } from './first-half.js';
import { describeSecondHalf } from './second-half.js';
import { begin, end } from './story.js';

/** What whoever does coordination must answer: one story, in the contract's commands alone. */
export function describeCoordination(described: Described): void {
  const mechanism = described as AnyMechanism;
  describe(`coordination as ${mechanism.id} does it`, () => {
    const refusals = new Refusals();
    let house: House;
    let desk: Desk;
    beforeAll(async () => {
      house = await createHouse({ mechanisms: [mechanism], now: '2026-11-02T01:00:00.000Z' });
      desk = await Desk.open(refusals.watch(house));
      await begin(desk);
    }, 120_000);
    afterAll(() => house.close());

    describeFirstHalf(() => desk);
    describe('a day later, and ten', () => {
      beforeAll(() => end(desk), 120_000);
      describeSecondHalf(() => desk);
      describeSums(() => desk);
      test('went wrong nowhere, and its numbers are what the log says', async () => {
        await desk.settle();
        expect(house.faults).toEqual([]);
        expect(await house.kernel.follower.differing(mechanism.implements.id)).toBe(0);
        expect(await house.kernel.log.verify()).toMatchObject({ brokenAt: undefined });
        expect(refusals.wordless(mechanism)).toEqual([]);
      });
    });
  });
}

/** The records behind a number, and what stands on the wall, add up to its cell. */
function describeSums(desk: () => Desk): void {
  test.each(Object.keys(metrics).filter((name) => name !== 'threeRates'))(
    'the cases behind %s add up to its cell',
    async (name) => {
      const metric = name as MetricName;
      for (const key of keysOf(metric)) {
        const { n, d } = await desk().ask('casesBehind', {
          ...{ metric, period: { last: '2099-01-01' }, limit: 200 },
          ...(key === '' ? {} : { key }),
        });
        expect([key, n, d]).toEqual([key, ...(await desk().count(metric, key))]);
      }
    },
  );
  test('what stands in the funnel and in the grids are the open cases', async () => {
    for (const { step, now } of await desk().ask('funnel', {}))
      expect([step, now]).toEqual([step, (await desk().count('byStep', step))[0]]);
    const [open] = await desk().count('open');
    const cells = await desk().ask('openByGrid', {});
    expect(cells.reduce((sum, { value }) => sum + value, 0)).toBe(open);
    expect(await desk().ask('openCases', {})).toHaveLength(open);
  });
}

const keysOf = (name: MetricName): readonly string[] => {
  const metric = metrics[name];
  return 'keys' in metric && metric.keys ? metric.keys : [''];
};
