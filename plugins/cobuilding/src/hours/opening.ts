import type { WorkClock } from '@heli/sdk';
import ICAL from 'ical.js';
import { no } from '../kit.js';

/** Open on the days of a recurrence rule, between two times of the day in the installation's zone. */
export interface Opening {
  /** RFC 5545, section 3.3.10: `FREQ=WEEKLY;BYDAY=MO,TU`. */
  readonly days: string;
  readonly opens: string;
  readonly closes: string;
}
/** What has opening hours. */
export interface Opened {
  readonly hours: readonly Opening[];
  readonly closedOn: readonly string[];
  /** The day from which recurring hours are reckoned. */
  readonly since: string;
}
/** From the first instant to the second, not included. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

type Days = Pick<WorkClock, 'startOf'>;

const mostInterval = 52;
const lastDayOfEveryMonth = 28;
const weekday = /^(MO|TU|WE|TH|FR|SA|SU)$/;
/** The fifth of a weekday, or the first from behind but four, is not in every month. */
const weekdayOfMonth = /^([+-]?[1-4])?(MO|TU|WE|TH|FR|SA|SU)$/;
const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'UNTIL', 'WKST']);

/** @throws Refusal `badRule` where a rule says nothing that can be kept, `badTimes` where it closes before it opens */
export function checkOpening(hours: readonly Opening[]): void {
  for (const { days, opens, closes } of hours) {
    if (!isRule(days)) throw no('badRule', { rule: days.slice(0, 80) }, 'hours', 'invalid');
    if (opens >= closes) throw no('badTimes', { opens, closes }, 'hours', 'invalid');
  }
}

/**
 * Whether days can be told quickly for a rule: of parts that might never come true together, such as every second
 * December in February, the library would look for a day for ever.
 */
function isRule(days: string): boolean {
  const parts = days.split(';').map((part) => part.split('=', 2) as [string, string]);
  const of = new Map(parts);
  if (of.size < parts.length || parts.some(([name]) => !known.has(name))) return false;
  return goesTogether(of) && isParsed(days);
}

function goesTogether(of: ReadonlyMap<string, string>): boolean {
  const list = (name: string): string[] => of.get(name)?.split(',') ?? [];
  const [freq, monthly] = [of.get('FREQ'), of.get('FREQ') === 'MONTHLY'];
  if (of.has('INTERVAL')) {
    const interval = Number(of.get('INTERVAL'));
    if (!(interval >= 1 && interval <= mostInterval) || of.has('BYMONTH')) return false;
    if (freq === 'DAILY' && of.has('BYDAY')) return false;
  }
  if (!list('BYDAY').every((day) => (monthly ? weekdayOfMonth : weekday).test(day))) return false;
  const dates = list('BYMONTHDAY').map(Number);
  if (dates.some((date) => !(Math.abs(date) >= 1 && Math.abs(date) <= lastDayOfEveryMonth))) return false;
  if (dates.length > 0 && (!monthly || of.has('BYDAY'))) return false;
  if (!list('BYMONTH').every((month) => Number(month) >= 1 && Number(month) <= 12)) return false;
  return !(monthly && of.has('BYMONTH') && !of.has('BYDAY') && dates.length === 0);
}

function isParsed(days: string): boolean {
  try {
    ICAL.Recur.fromString(days);
    return true;
  } catch {
    return false;
  }
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const addDays = (day: string, count: number): string =>
  new Date(utc(day) + count * 86_400_000).toISOString().slice(0, 10);

/** Days of a rule within bounds, both included. */
function daysOf(rule: string, since: string, first: string, last: string): string[] {
  const found: string[] = [];
  const steps = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(since));
  for (let next = steps.next() as InstanceType<typeof ICAL.Time> | null; next; next = steps.next()) {
    const day = next.toString().slice(0, 10);
    if (day > last) break;
    if (day >= first) found.push(day);
  }
  return found;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** When something is open on business days, both included: in order of time, joined where hours overlap. */
export function openIntervals(
  { hours, closedOn, since }: Opened,
  first: string,
  last: string,
  clock: Days,
): (Interval & { readonly day: string })[] {
  const shut = new Set(closedOn);
  const spans = hours.flatMap(({ days, opens, closes }) =>
    daysOf(days, since, first, last)
      .filter((day) => !shut.has(day))
      .map((day) => ({ day, opens: minutesOf(opens), closes: minutesOf(closes) })),
  );
  spans.sort((a, b) => (a.day === b.day ? a.opens - b.opens : a.day < b.day ? -1 : 1));
  const joined: typeof spans = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before?.day === span.day && span.opens <= before.closes)
      before.closes = Math.max(before.closes, span.closes);
    else joined.push({ ...span });
  }
  return joined.map(({ day, opens, closes }) => {
    const start = Date.parse(clock.startOf(day));
    const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
    return { day, from: at(opens), to: at(closes) };
  });
}

export const minutesBetween = ({ from, to }: Interval): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** Minutes for which it is open on a day. */
export const openMinutes = (opened: Opened, day: string, clock: Days): number =>
  openIntervals(opened, day, day, clock).reduce((sum, interval) => sum + minutesBetween(interval), 0);
