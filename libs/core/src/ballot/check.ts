import { Refusal, type BallotOpening } from '@heli/sdk';
import { mostOptions } from './slip.js';
import { fewestForSecrecy } from './tally.js';

/** A roll beyond this is an election, not a vote of a council or its residents. */
const longestRoll = 20_000;
const longestOption = 64;

/** @throws Refusal invalid where nothing secret or nothing sensible could come of it */
export function checkOpening({ roll, options, rules }: BallotOpening): { least: number; most: number } {
  const { least, most } = rules ?? { least: 1, most: 1 };
  const sizes = Number.isInteger(least) && Number.isInteger(most) && least >= 0 && most >= 1;
  const sound =
    options.length >= 2 &&
    options.length <= mostOptions &&
    isSet(options) &&
    options.every((option) => option.length >= 1 && option.length <= longestOption) &&
    isSet(roll) &&
    roll.length <= longestRoll &&
    sizes &&
    least <= most &&
    most <= options.length;
  if (!sound) throw new Refusal('invalid', 'core.refusal.ballotUnsound');
  if (roll.length < fewestForSecrecy)
    throw new Refusal('invalid', 'core.refusal.rollTooShort', { fewest: fewestForSecrecy });
  return { least, most };
}

/**
 * Says that a slip is invalid, and nothing of what stood on it.
 * @throws Refusal invalid
 */
export function checkChoices(
  rules: { readonly least: number; readonly most: number },
  options: readonly string[],
  choices: readonly string[],
): void {
  const { least, most } = rules;
  const valid =
    choices.length >= least &&
    choices.length <= most &&
    isSet(choices) &&
    choices.every((choice) => options.includes(choice));
  if (!valid) throw new Refusal('invalid', 'core.refusal.slipInvalid', { least, most });
}

const isSet = (values: readonly string[]): boolean => new Set(values).size === values.length;
