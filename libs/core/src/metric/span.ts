import { addDays } from '@heli/protocol';

/** A day's cells are all read over the same few ranges. */
const known = new Map<string, readonly string[]>();
const mostKnown = 500;

/** The stored periods that together make up a range of days: whole years, then months, then days. */
export function storedPeriods(first: string, last: string): readonly string[] {
  const range = `${first} ${last}`;
  const parts = known.get(range) ?? cutIntoPeriods(first, last);
  if (known.size >= mostKnown) known.clear();
  known.set(range, parts);
  return parts;
}

function cutIntoPeriods(first: string, last: string): string[] {
  const parts: string[] = [];
  for (let day = first; day <= last;) {
    const year = day.slice(0, 4);
    const month = day.slice(0, 7);
    if (day.endsWith('-01-01') && `${year}-12-31` <= last) {
      parts.push(year);
      day = `${String(Number(year) + 1).padStart(4, '0')}-01-01`;
    } else if (day.endsWith('-01') && endOf(month) <= last) {
      parts.push(month);
      day = addDays(endOf(month), 1);
    } else {
      parts.push(day);
      day = addDays(day, 1);
    }
  }
  return parts;
}

/** The stored periods before and on a day, for a running total: all earlier years, the year's months, the month's days. */
export function storedUntil(day: string): {
  readonly yearsBefore: string;
  readonly parts: readonly string[];
} {
  const year = day.slice(0, 4);
  return { yearsBefore: year, parts: storedPeriods(`${year}-01-01`, day) };
}

function endOf(month: string): string {
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  next.setUTCDate(0);
  return next.toISOString().slice(0, 10);
}
