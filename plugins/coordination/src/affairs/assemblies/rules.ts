import type { CallBasis } from '@heli/contracts/coordination';
import type { QuorumRule } from '../../settings.js';

interface Fraction {
  readonly part: number;
  readonly of: number;
}

/** The version of the rules that holds on a day; the first one for days before it. */
export function rulesOn(versions: readonly QuorumRule[], day: string): QuorumRule {
  const sorted = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.findLast(({ from }) => from <= day) ?? sorted[0]!;
}

/** The least whole number that is more than a part of so many. */
export const moreThan = ({ part, of }: Fraction, whole: number): number =>
  Math.floor((whole * part) / of) + 1;
/** The least whole number that is not less than a part of so many. */
export const atLeast = ({ part, of }: Fraction, whole: number): number => Math.ceil((whole * part) / of);

/** How many of so many have to ask for a meeting; none where the committee calls it by itself. */
export function askingNeeded(rules: QuorumRule, basis: CallBasis, of: number): number {
  if (basis === 'committee') return 0;
  const part = {
    ...{ fifthOfResidents: rules.residents, fifthOfHouseholds: rules.households },
    thirdOfGroups: rules.groups,
  }[basis];
  return atLeast(part, of);
}
