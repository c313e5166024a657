import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AnyMechanism } from '@heli/sdk';
import { street, type House } from '../../house.js';
import { unbounded } from './bounds.js';
import { mute, open, unlikeAbsent } from './doors.js';
import { wrongFolds } from './folds.js';
import { breakGround, type Ground } from './ground.js';
import { wrongNames } from './names.js';
import { neighbour } from './neighbour.js';
import { Refusals } from './refusals.js';
import { wrongSettings } from './settings.js';
import { wrongFeeds, wrongTiles } from './tiles.js';
import { wrongWords } from './words.js';

/** Any mechanism, whatever its contract. */
export type Described = Pick<AnyMechanism, 'id' | 'implements'>;

/** What every mechanism keeps to, whatever it does. A finding says in one sentence what is wrong and what to do. */
export function describeMechanism(described: Described): void {
  const mechanism = described as AnyMechanism;
  describe(`the mechanism ${mechanism.id}`, () => {
    describeDeclarations(mechanism);
    describeAtWork(mechanism);
  });
}

function describeDeclarations(mechanism: AnyMechanism): void {
  test('is named as CONTRIBUTING says', () => expect(wrongNames(mechanism)).toEqual([]));
  test('has settings that {} is enough for', () => expect(wrongSettings(mechanism)).toEqual([]));
  test('has all its words, in both languages', () => expect(wrongWords(mechanism)).toEqual([]));
  test('bounds whatever comes in', () => expect(unbounded(mechanism)).toEqual([]));
  test('has tiles that stand side by side and show what there is', () =>
    expect(wrongTiles(mechanism)).toEqual([]));
  test('has feeds that hear of events and show fields that there are', () =>
    expect(wrongFeeds(mechanism)).toEqual([]));
  test('folds whatever its events may hold, purely and into whole numbers', () =>
    expect(wrongFolds(mechanism)).toEqual([]));
}

function describeAtWork(mechanism: AnyMechanism): void {
  const { id, implements: contract } = mechanism;
  const refusals = new Refusals();
  let ground: Ground;
  let house: House;
  beforeAll(async () => {
    ground = await breakGround(mechanism);
    house = refusals.watch(ground.house);
  }, 60_000);
  afterAll(() => ground.close());
  const switchTo = (active: boolean): Promise<unknown> =>
    active
      ? house.kernel.command(street, 'core.activateMechanism', { mechanism: id })
      : house.kernel.command(street, 'core.deactivateMechanism', { mechanism: id, reason: 'tried' });

  test('is loaded, and its tables are migrated once', () => {
    const plugin = house.kernel.registry.plugins.find((each) => each.id === id);
    expect([plugin?.state, plugin?.reason]).toEqual(['migrated', undefined]);
    expect(ground.steps[0]).toHaveLength(mechanism.migrations.length);
    expect(ground.steps[1]).toEqual(ground.steps[0]);
  });
  test('answers every query of the office, or refuses', async () =>
    expect(await mute(house, mechanism)).toEqual([]));
  test('lets nobody in who has no role, takes no nonsense, and leaves no fact of it', async () =>
    expect(await open(house, mechanism)).toEqual([]));
  test('answers as absent while it is off, and as before when it is on again', async () => {
    await switchTo(false);
    expect(await unlikeAbsent(house, mechanism)).toEqual([]);
    await house.run(neighbour.implements.commands.knock, {});
    expect(await house.ask(neighbour.implements.queries.door, {})).toEqual({ open: true });
    await switchTo(true);
    expect(house.kernel.activation.isActive(id, street)).toBe(true);
    expect(await mute(house, mechanism)).toEqual([]);
    expect((await house.cell('neighbour.knocks')).value).toBe(1);
  });
  test('has gone wrong nowhere, and its numbers are what the log says', async () => {
    await house.kernel.follower.caughtUp();
    expect(house.faults).toEqual([]);
    expect(await house.kernel.follower.differing(contract.id)).toBe(0);
    expect(refusals.wordless(mechanism)).toEqual([]);
  });
}
