import { median, spreadOf } from './numbers.ts';

export interface Setting {
  /** A folder of the row's own; thing and floor both keep their files in it, so on one disk. */
  readonly folder: string;
  readonly quick: boolean;
  /** The server's main.js, where it is not this tree's. */
  readonly main: string | undefined;
}

/** What one visit of the thing and one of its floor found. */
export interface Round {
  readonly thing: number;
  readonly floor: number;
  /** Processor time per unit of work in microseconds. */
  readonly thingCpu: number;
  readonly floorCpu: number;
}

/** One aspect of a row, such as its median and its 99th percentile. */
export interface Aspect {
  readonly name: string;
  readonly unit: string;
  /** What is compared per round with the goal: thing against floor. */
  readonly compare: 'ratio' | 'difference';
  readonly goal: { readonly least?: number; readonly most?: number };
  readonly rounds: readonly Round[];
}

/** A line of quality.md's table. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly floor: string;
  readonly unitOfWork: string;
  measure(setting: Setting): Promise<Aspect[]>;
}

export type Verdict = 'pass' | 'below the goal' | 'inconclusive';

export interface Judged extends Aspect {
  readonly thing: number;
  readonly floor: number;
  readonly compared: number;
  readonly lowest: number;
  readonly highest: number;
  readonly thingCpu: number;
  readonly floorCpu: number;
  readonly floorSwing: number;
  readonly verdict: Verdict;
}

export interface Result {
  readonly id: string;
  readonly what: string;
  readonly floor: string;
  readonly unitOfWork: string;
  readonly aspects: readonly Judged[];
}

/** A floor that swings by more says that the machine, not the thing, was measured. */
const mostSwing = 3;
const fewestRounds = 9;

export function judge({ id, what, floor, unitOfWork }: Row, aspects: readonly Aspect[]): Result {
  return { id, what, floor, unitOfWork, aspects: aspects.map(judged) };
}

function judged(aspect: Aspect): Judged {
  const { rounds, compare, goal } = aspect;
  const each = rounds.map(({ thing, floor }) => (compare === 'ratio' ? thing / floor : thing - floor));
  const compared = median(each);
  const floors = rounds.map((round) => round.floor);
  const floorSwing = Math.max(...floors) / Math.min(...floors);
  const met = compared >= (goal.least ?? -Infinity) && compared <= (goal.most ?? Infinity);
  const steady = floorSwing <= mostSwing && rounds.length >= fewestRounds;
  return {
    ...aspect,
    ...spreadOf(each),
    thing: median(rounds.map((round) => round.thing)),
    floor: median(floors),
    thingCpu: median(rounds.map((round) => round.thingCpu)),
    floorCpu: median(rounds.map((round) => round.floorCpu)),
    compared,
    floorSwing,
    verdict: steady ? (met ? 'pass' : 'below the goal') : 'inconclusive',
  };
}
