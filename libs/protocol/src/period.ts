import type { RelativePeriod } from '@heli/sdk';

/**
 * Periods of the business calendar: `total`, `2026`, `2026-H1`, `2026-Q3`, `2026-11`, `2026-W47`, `2026-11-22`, and
 * windows that end today, `P90D`, `P12M`. Days are `YYYY-MM-DD` in the installation's zone and compare as text.
 */
const patterns = {
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  week: /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  half: /^(\d{4})-H([12])$/,
  year: /^\d{4}$/,
  window: /^P([1-9]\d{0,3})([DM])$/,
} as const;

/** First and last day, both included; `first` is absent for `total`. */
export interface DayRange {
  readonly first: string | undefined;
  readonly last: string;
}

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const text = (date: Date): string => date.toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return text(date);
}

/** The day `months` later, clamped to the month's end. */
export function addMonths(day: string, months: number): string {
  const first = utc(`${day.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = lastOfMonth(text(first).slice(0, 7));
  const wanted = `${text(first).slice(0, 7)}-${day.slice(8)}`;
  return wanted < last ? wanted : last;
}

function lastOfMonth(month: string): string {
  const date = utc(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  date.setUTCDate(0);
  return text(date);
}

const monthsOf = (year: string, from: number, count: number): DayRange => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return { first: `${year}-${two(from)}-01`, last: lastOfMonth(`${year}-${two(from + count - 1)}`) };
};

function weekOf(year: string, week: number): DayRange {
  const fourth = utc(`${year}-01-04`);
  const monday = addDays(text(fourth), -((fourth.getUTCDay() + 6) % 7) + (week - 1) * 7);
  return { first: monday, last: addDays(monday, 6) };
}

/** Whether the text names a day that exists. */
const isDay = (period: string): boolean => {
  if (!patterns.day.test(period)) return false;
  const date = utc(period);
  return !Number.isNaN(date.getTime()) && text(date) === period;
};

/** The days of a period, never beyond `today`'s; undefined if the text names no period. */
export function rangeOf(period: string, today: string): DayRange | undefined {
  const clipped = (range: DayRange): DayRange => (range.last > today ? { ...range, last: today } : range);
  if (period === 'total') return { first: undefined, last: today };
  if (isDay(period)) return { first: period, last: period };
  if (patterns.month.test(period)) return clipped(monthsOf(period.slice(0, 4), Number(period.slice(5)), 1));
  if (patterns.year.test(period)) return clipped(monthsOf(period, 1, 12));
  const quarter = patterns.quarter.exec(period);
  if (quarter) return clipped(monthsOf(quarter[1]!, Number(quarter[2]) * 3 - 2, 3));
  const half = patterns.half.exec(period);
  if (half) return clipped(monthsOf(half[1]!, Number(half[2]) * 6 - 5, 6));
  const week = patterns.week.exec(period);
  if (week) {
    const days = weekOf(week[1]!, Number(week[2]));
    // Not every year has a week 53.
    return weekNameOf(days.last) === period ? clipped(days) : undefined;
  }
  const window = patterns.window.exec(period);
  if (!window) return undefined;
  const length = Number(window[1]);
  const first = window[2] === 'D' ? addDays(today, 1 - length) : addDays(addMonths(today, -length), 1);
  return { first, last: today };
}

/** The week of a day, `2026-W47` (ISO 8601: Monday to Sunday). */
export function weekNameOf(day: string): string {
  const date = utc(day);
  const thursday = addDays(day, 3 - ((date.getUTCDay() + 6) % 7));
  const year = thursday.slice(0, 4);
  const first = weekOf(year, 1).first!;
  const number = Math.floor((utc(thursday).getTime() - utc(first).getTime()) / 604_800_000) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The name of a relative period on a day: `month` on 2026-11-22 is `2026-11`. */
export function periodOn(period: RelativePeriod, today: string): string {
  const year = today.slice(0, 4);
  const month = Number(today.slice(5, 7));
  switch (period) {
    case 'day':
      return today;
    case 'week':
      return weekNameOf(today);
    case 'month':
      return today.slice(0, 7);
    case 'quarter':
      return `${year}-Q${String(Math.ceil(month / 3))}`;
    case 'half':
      return `${year}-H${month <= 6 ? '1' : '2'}`;
    case 'year':
      return year;
    default:
      return period;
  }
}

/** The period of the same kind just before, for comparison; undefined for `total` and windows. */
export function previousOf(period: string): string | undefined {
  const range = rangeOf(period, '9999-12-31');
  if (!range?.first || patterns.window.test(period)) return undefined;
  const before = addDays(range.first, -1);
  const kind = (['day', 'week', 'month', 'quarter', 'half', 'year'] as const).find((k) =>
    patterns[k].test(period),
  );
  return kind && periodOn(kind, before);
}

/** The names of the last `length` days or months, oldest first, today's included. */
export function stepsOf(grain: 'day' | 'month', length: number, today: string): string[] {
  const back = Array.from({ length }, (_, i) => length - 1 - i);
  return grain === 'day'
    ? back.map((days) => addDays(today, -days))
    : back.map((months) => addMonths(`${today.slice(0, 7)}-01`, -months).slice(0, 7));
}
