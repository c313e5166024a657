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

/** Something that a mechanism keeps to. A finding says in one sentence what is wrong and what to do. */
export interface Check<Looked> {
  readonly name: string;
  readonly find: (looked: Looked) => string[] | Promise<string[]>;
}

/** What can be seen from what a mechanism declares. */
export const declaredChecks: readonly Check<AnyMechanism>[] = [
  { name: 'is named as CONTRIBUTING says', find: wrongNames },
  { name: 'has settings that {} is enough for', find: wrongSettings },
  { name: 'has all its words, in both languages', find: wrongWords },
  { name: 'bounds whatever comes in', find: unbounded },
  { name: 'has tiles that stand side by side and show what there is', find: wrongTiles },
  { name: 'has feeds that hear of events and show fields that there are', find: wrongFeeds },
  { name: 'folds whatever its events may hold, purely and into whole numbers', find: wrongFolds },
];

/** A mechanism in a house of its own, beside a neighbour. */
export class AtWork {
  readonly #refusals = new Refusals();
  readonly #house: House;

  private constructor(
    private readonly mechanism: AnyMechanism,
    private readonly ground: Ground,
  ) {
    this.#house = this.#refusals.watch(ground.house);
  }

  static async open(mechanism: AnyMechanism): Promise<AtWork> {
    return new AtWork(mechanism, await breakGround(mechanism));
  }

  close(): Promise<void> {
    return this.ground.close();
  }

  wrongStart(): string[] {
    const { id, migrations } = this.mechanism;
    const plugin = this.#house.kernel.registry.plugins.find((each) => each.id === id);
    if (plugin?.state !== 'migrated') return [`It is ${plugin?.state ?? 'absent'}: ${plugin?.reason ?? ''}`];
    const [first = [], second = []] = this.ground.steps;
    return [
      ...(first.length === migrations.length
        ? []
        : [`Of ${migrations.length} migrations ${first.length} were carried out: name each once.`]),
      ...(JSON.stringify(first) === JSON.stringify(second)
        ? []
        : ['A second start migrated again: a step is carried out once, under its name.']),
    ];
  }

  mute(): Promise<string[]> {
    return mute(this.#house, this.mechanism);
  }

  open(): Promise<string[]> {
    return open(this.#house, this.mechanism);
  }

  async wrongWhileOff(): Promise<string[]> {
    const { id } = this.mechanism;
    const house = this.#house;
    await this.#command('core.deactivateMechanism', { mechanism: id, reason: 'tried' });
    const found = await unlikeAbsent(house, this.mechanism);
    await house.run(neighbour.implements.commands.knock, {});
    const door = await house.ask(neighbour.implements.queries.door, {});
    await this.#command('core.activateMechanism', { mechanism: id });
    const { value } = await house.cell('neighbour.knocks');
    return [
      ...found,
      ...(door.open && value === 1 ? [] : ['Its neighbour did not work on while it was off.']),
      ...(house.kernel.activation.isActive(id, street) ? [] : ['It could not be switched on again.']),
      ...(await mute(house, this.mechanism)),
    ];
  }

  async wrongInTheEnd(): Promise<string[]> {
    const { faults, kernel } = this.#house;
    await kernel.follower.caughtUp();
    const differing = await kernel.follower.differing(this.mechanism.implements.id);
    return [
      ...faults.map((fault) => `It went wrong: ${fault}`),
      ...(differing === 0
        ? []
        : [`${differing} numbers differ from a rebuild: fold the event and nothing else.`]),
      ...this.#refusals.wordless(this.mechanism),
    ];
  }

  #command(name: string, input: unknown): Promise<unknown> {
    return this.#house.kernel.command(street, name, input);
  }
}

/** What can be seen from a mechanism at work; in this order. */
export const workChecks: readonly Check<AtWork>[] = [
  { name: 'is loaded, and its tables are migrated once', find: (work) => work.wrongStart() },
  { name: 'answers every query of the office, or refuses', find: (work) => work.mute() },
  {
    name: 'lets nobody in who has no role, takes no nonsense, and leaves no fact of it',
    find: (work) => work.open(),
  },
  {
    name: 'answers as absent while it is off, and as before when it is on again',
    find: (work) => work.wrongWhileOff(),
  },
  {
    name: 'has gone wrong nowhere, and its numbers are what the log says',
    find: (work) => work.wrongInTheEnd(),
  },
];
