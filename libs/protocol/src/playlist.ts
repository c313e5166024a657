import type { PlaylistEntry } from './playlist-schema.js';

export interface LocalTime {
  /** Seconds since midnight. */
  readonly second: number;
  /** 1 is Monday. */
  readonly weekday: number;
}

const secondOf = (text: string): number => Number(text.slice(0, 2)) * 3_600 + Number(text.slice(3)) * 60;

/** Whether an entry has a turn at all then. A part that ends before it begins goes over midnight. */
export function isDue({ days, from, to }: PlaylistEntry, { second, weekday }: LocalTime): boolean {
  const [begins, ends] = [secondOf(from ?? '00:00'), to === undefined ? 86_400 : secondOf(to)];
  const isOver = begins >= ends;
  const isWithin = isOver ? second >= begins || second < ends : second >= begins && second < ends;
  // After midnight a night belongs to the day it began on.
  const day = isOver && second < ends ? ((weekday + 5) % 7) + 1 : weekday;
  return isWithin && (days?.includes(day) ?? true);
}

/**
 * Whose turn it is: those that are due share the time since midnight in their order, so that every wall with the same
 * clock shows the same. Undefined if nobody's is.
 */
export function turnAt(entries: readonly PlaylistEntry[], now: LocalTime): PlaylistEntry | undefined {
  const due = entries.filter((entry) => isDue(entry, now));
  const round = due.reduce((sum, { seconds }) => sum + seconds, 0);
  let left = round === 0 ? 0 : now.second % round;
  return due.find(({ seconds }) => (left -= seconds) < 0);
}
