import type { BallotCount } from '@heli/sdk';
import { chosenOn } from './slip.js';

/** Fewer voters than this know of each other what they chose once the counts are out. */
export const fewestForSecrecy = 3;

/** Counts opened slips. One that could not be opened counts as unreadable and for no option. */
export function tally(
  options: readonly string[],
  slips: readonly (Buffer | undefined)[],
): Pick<BallotCount, 'cast' | 'unreadable' | 'counts' | 'secrecy'> {
  const counts: Record<string, number> = Object.fromEntries(options.map((option) => [option, 0]));
  const readable = slips.filter((slip) => slip !== undefined);
  for (const slip of readable) for (const option of chosenOn(slip, options)) counts[option]! += 1;
  return {
    cast: slips.length,
    unreadable: slips.length - readable.length,
    counts,
    secrecy: secrecyOf(Object.values(counts), readable.length),
  };
}

/** What the counts alone give away, however the slips were kept. */
function secrecyOf(counts: readonly number[], readable: number): BallotCount['secrecy'] {
  if (readable < fewestForSecrecy) return 'fewVoters';
  return counts.every((count) => count === 0 || count === readable) ? 'unanimous' : 'kept';
}
