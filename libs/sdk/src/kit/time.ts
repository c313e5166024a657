import type { ReadContext } from '../context.js';

/** UTC with milliseconds, so that times compare as text. */
export const iso = (moment: string): string => new Date(moment).toISOString();
export const later = (a: string, b: string): string => (a > b ? a : b);

/** First day of the month after: `2026-12-01` after `2026-11`. */
export function nextMonth(month: string): string {
  const [year, of] = month.split('-').map(Number) as [number, number];
  return of === 12 ? `${year + 1}-01-01` : `${year}-${String(of + 1).padStart(2, '0')}-01`;
}

/** The last moment of a month (`2026-11`) in the installation's zone. */
export const endOfMonth = ({ clock }: Pick<ReadContext, 'clock'>, month: string): string =>
  new Date(Date.parse(clock.startOf(nextMonth(month))) - 1).toISOString();
