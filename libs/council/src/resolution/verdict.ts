import type { Verdict } from '@heli/contracts/council';

/** A target as it stands on a day; values are fixed point, days are business days. */
export interface Standing {
  readonly direction: 'up' | 'down';
  readonly course: 'pace' | 'step';
  readonly baseline: number | null;
  readonly target: number;
  /** The day it was set. */
  readonly from: string;
  readonly by: string;
  readonly today: string;
  readonly value: number | null;
  readonly smallBase: boolean;
}

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;
const reached = ({ direction, value, target }: Standing): boolean =>
  value !== null && (direction === 'up' ? value >= target : value <= target);

/** What is said once its day is over: for good. */
export function finalVerdict(standing: Standing): Verdict {
  if (standing.value === null) return 'noBase';
  if (standing.smallBase) return 'smallBase';
  return reached(standing) ? 'met' : 'missed';
}

/**
 * How things go before the day (wall.md, section 4): pace is even from the baseline to the target, unless only the date
 * counts; on course at or above it, at risk at three quarters of the way or more, behind below. Null says nothing yet.
 */
export function verdictNow(standing: Standing): Verdict | null {
  const { course, baseline, target, value, smallBase } = standing;
  if (value === null) return 'noBase';
  if (smallBase) return 'smallBase';
  if (reached(standing)) return 'onCourse';
  if (course === 'step') return null;
  if (baseline === null) return 'noBase';
  const { gone, span } = timeOf(standing);
  const sign = standing.direction === 'up' ? 1 : -1;
  // Cross-multiplied, so that no fraction is rounded: way ÷ whole against gone ÷ span.
  const [way, whole] = [sign * (value - baseline) * span, sign * (target - baseline) * gone];
  if (way >= whole) return 'onCourse';
  return 4 * way >= 3 * whole ? 'atRisk' : 'behind';
}

/** How many of how many days are over. */
function timeOf({ from, by, today }: Standing): { readonly gone: number; readonly span: number } {
  const span = daysBetween(from, by);
  return { gone: Math.min(Math.max(daysBetween(from, today), 0), span), span };
}

const hundredths = (part: number, whole: number): number =>
  Math.min(100, Math.max(0, Math.floor((100 * part) / whole)));

/**
 * How much of the way from the baseline is done, and how much an even pace asks for by now, in whole hundredths rounded
 * down: a way that is not gone to its end is never said to be. What was reached from the start has all of its way behind it.
 */
export function wayOf(
  standing: Standing,
  final: number | null,
): { readonly progress: number | null; readonly pace: number | null } {
  const { baseline, target, course } = standing;
  const value = final ?? standing.value;
  const { gone, span } = timeOf(standing);
  const pace = course === 'step' || span === 0 ? null : hundredths(gone, span);
  if (value === null || baseline === null) return { progress: null, pace };
  if (reached({ ...standing, value })) return { progress: 100, pace };
  if (target === baseline) return { progress: 0, pace };
  return { progress: hundredths(value - baseline, target - baseline), pace };
}
