import type { VoteBase, VoteThreshold } from '@heli/contracts/council';

/** What was counted, and what it is held against. */
export interface Count {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** All that was put in, what can't be read included. */
  readonly cast: number;
  readonly present: number;
  readonly entitled: number;
}

/** What 100 % is: yes and no alone, all that was cast, all who were there, or all who are entitled. */
export function wholeOf({ yes, no, cast, present, entitled }: Count, base: VoteBase): number {
  return { valid: yes + no, cast, present, entitled }[base];
}

/** Whether a question has passed: more than half of the whole, or at least two thirds of it. Whole numbers only. */
export function hasPassed(count: Count, base: VoteBase, threshold: VoteThreshold): boolean {
  const whole = wholeOf(count, base);
  if (whole === 0) return false;
  return threshold === 'simple' ? 2 * count.yes > whole : 3 * count.yes >= 2 * whole;
}
