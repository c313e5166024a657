import type { Logs } from './logs.ts';
import { median, spreadOf } from './numbers.ts';

export interface Setting {
  /** A folder of the row's own; thing and floor both keep their files in it, so on one disk. */
  readonly folder: string;
  readonly quick: boolean;
  /** Events of the largest log: a million, or what was asked for. */
  readonly events: number;
  readonly logs: Logs;
  /** The server's main.js, where it is not this tree's. */
  readonly main: string | undefined;
}

/** What one visit of the thing and one of its floor found. */
export interface Round {
  readonly thing: number;
  readonly floor: number;
  /** Processor time per unit of work in microseconds; none where bytes are counted. */
  readonly thingCpu?: number;
  readonly floorCpu?: number;
}

/** One aspect of a row, such as its median and its 99th percentile. */
export interface Aspect {
  readonly name: string;
  readonly unit: string;
  /** What is compared per round with the goal: thing against floor, or the thing alone. */
  readonly compare: 'ratio' | 'difference' | 'value';
  /** None where the number is only told. */
  readonly goal: { readonly least?: number; readonly most?: number };
  readonly rounds: readonly Round[];
  /** Rounds below which nothing is concluded: nine, but fewer where each takes long, and one where nothing is timed. */
  readonly fewestRounds?: number;
}

/** A line of quality.md's table. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly floor: string;
  readonly unitOfWork: string;
  measure(setting: Setting): Promise<Aspect[]>;
}

export type Verdict = 'pass' | 'below the goal' | 'inconclusive' | 'told';

export interface Judged extends Aspect {
  readonly thing: number;
  readonly floor: number;
  readonly compared: number;
  readonly lowest: number;
  readonly highest: number;
  readonly thingCpu: number | undefined;
  readonly floorCpu: number | undefined;
  readonly floors: { readonly lowest: number; readonly highest: number };
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
const usualRounds = 9;

export function judge({ id, what, floor, unitOfWork }: Row, aspects: readonly Aspect[]): Result {
  return { id, what, floor, unitOfWork, aspects: aspects.map(judged) };
}

function judged(aspect: Aspect): Judged {
  const { rounds, compare } = aspect;
  const each = rounds.map((round) => compared[compare](round));
  const floors = rounds.map((round) => round.floor);
  const middle = median(each);
  return {
    ...aspect,
    ...spreadOf(each),
    thing: median(rounds.map((round) => round.thing)),
    floor: median(floors),
    thingCpu: medianOf(rounds.map((round) => round.thingCpu)),
    floorCpu: medianOf(rounds.map((round) => round.floorCpu)),
    compared: middle,
    floors: spreadOf(floors),
    verdict: verdictOn(aspect, middle, spreadOf(floors)),
  };
}

const compared: Readonly<Record<Aspect['compare'], (round: Round) => number>> = {
  ratio: ({ thing, floor }) => thing / floor,
  difference: ({ thing, floor }) => thing - floor,
  value: ({ thing }) => thing,
};

function verdictOn(
  { goal, compare, rounds, fewestRounds = usualRounds }: Aspect,
  found: number,
  { lowest, highest }: Judged['floors'],
): Verdict {
  if (goal.least === undefined && goal.most === undefined) return 'told';
  // What is taken off may be nothing; it must not move by as much as is allowed on top of it.
  const swings =
    compare === 'difference' ? highest - lowest > (goal.most ?? Infinity) : highest / lowest > mostSwing;
  if (swings || rounds.length < fewestRounds) return 'inconclusive';
  return found >= (goal.least ?? -Infinity) && found <= (goal.most ?? Infinity) ? 'pass' : 'below the goal';
}

function medianOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? median(known) : undefined;
}
