/** First day of the month before a day's: `2026-10-01` of `2026-11-29`. */
export function monthBefore(day: string): string {
  const [year, of] = day.split('-').map(Number) as [number, number];
  return of === 1 ? `${year - 1}-12-01` : `${year}-${String(of - 1).padStart(2, '0')}-01`;
}
