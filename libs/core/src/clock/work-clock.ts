import chineseDays from 'chinese-days';
import type { ClockKind, Span, WorkClock } from '@heli/sdk';

/** Working hours of an office [default]: 09:00–17:00, eight hours a day, as minutes of the day. */
const opens = 9 * 60;
const closes = 17 * 60;

/** Years whose official holiday arrangement the table knows. */
const known = new Map<number, boolean>();
/** Whether a year's official holiday arrangement is known. */
export function isKnownYear(year: number): boolean {
  const seen = known.get(year);
  if (seen !== undefined) return seen;
  const weekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const days = chineseDays.getHolidaysInRange(`${String(year)}-01-01`, `${String(year)}-12-31`, false);
  const published = days.some((day) => !weekend(day));
  known.set(year, published);
  return published;
}

/**
 * Working days of the People's Republic of China by the State Council's yearly arrangement (package chinese-days). In
 * a year without a published arrangement only weekends are free, and `onUnknownYear` is told once.
 */
export class ChineseWorkClock implements WorkClock {
  /** The same clock for plugins' code: there is one, so nobody may change it for the others. */
  readonly forHandlers: WorkClock = Object.freeze({
    dayOf: (instant: string) => this.dayOf(instant),
    add: (from: string, span: Span, kind: ClockKind) => this.add(from, span, kind),
    minutesBetween: (from: string, to: string, kind: ClockKind) => this.minutesBetween(from, to, kind),
    isWorkday: (day: string) => this.isWorkday(day),
    startOf: (day: string) => this.startOf(day),
  });
  readonly #warned = new Set<number>();
  readonly #days: Intl.DateTimeFormat;
  /** All commands of a batch share one moment, and each asks for its day several times. */
  #asked = { instant: '', day: '' };

  constructor(
    readonly zone: string,
    private readonly onUnknownYear: (year: number) => void,
  ) {
    this.#days = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  dayOf(instant: string): string {
    if (this.#asked.instant !== instant) this.#asked = { instant, day: this.#days.format(new Date(instant)) };
    return this.#asked.day;
  }

  /** The instant a business day begins. */
  startOf(day: string): string {
    return iso(Temporal.PlainDate.from(day).toZonedDateTime(this.zone).toInstant());
  }

  isWorkday(day: string): boolean {
    const year = Number(day.slice(0, 4));
    if (!isKnownYear(year)) {
      this.#warn(year);
      return Temporal.PlainDate.from(day).dayOfWeek <= 5;
    }
    return chineseDays.isWorkday(day);
  }

  add(from: string, span: Span, kind: ClockKind): string {
    if (kind === 'natural') return iso(this.#local(from).add(durationOf(span)).toInstant());
    const afterDays = this.#addWorkdays(this.#local(from), span.days ?? 0);
    const minutes = (span.hours ?? 0) * 60 + (span.minutes ?? 0);
    return iso((minutes === 0 ? afterDays : this.#addWorkMinutes(afterDays, minutes)).toInstant());
  }

  minutesBetween(from: string, to: string, kind: ClockKind): number {
    const whole = Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
    if (kind === 'natural' || whole <= 0) return Math.max(0, whole);
    const start = this.#local(from);
    const end = this.#local(to);
    let minutes = 0;
    for (
      let day = start.toPlainDate();
      Temporal.PlainDate.compare(day, end.toPlainDate()) <= 0;
      day = day.add({ days: 1 })
    ) {
      if (!this.isWorkday(day.toString())) continue;
      const first = day.equals(start.toPlainDate()) ? Math.max(opens, minuteOf(start)) : opens;
      const last = day.equals(end.toPlainDate()) ? Math.min(closes, minuteOf(end)) : closes;
      minutes += Math.max(0, last - first);
    }
    return minutes;
  }

  #local(instant: string): Temporal.ZonedDateTime {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(this.zone);
  }

  /** The same time of day, `days` working days later. */
  #addWorkdays(from: Temporal.ZonedDateTime, days: number): Temporal.ZonedDateTime {
    let at = from;
    for (let left = days; left > 0;) {
      at = at.add({ days: 1 });
      if (this.isWorkday(at.toPlainDate().toString())) left -= 1;
    }
    return at;
  }

  #addWorkMinutes(from: Temporal.ZonedDateTime, minutes: number): Temporal.ZonedDateTime {
    let at = from;
    let left = minutes;
    for (;;) {
      const open = this.isWorkday(at.toPlainDate().toString()) ? Math.max(opens, minuteOf(at)) : closes;
      const room = closes - open;
      if (room > 0 && left <= room) {
        const onTime = minuteOf(at) >= opens ? at : at.startOfDay().add({ minutes: opens });
        return onTime.add({ minutes: left });
      }
      left -= Math.max(0, room);
      at = at.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: this.zone, plainTime: '00:00' });
    }
  }

  #warn(year: number): void {
    if (this.#warned.has(year)) return;
    this.#warned.add(year);
    this.onUnknownYear(year);
  }
}

const minuteOf = (at: Temporal.ZonedDateTime): number => at.hour * 60 + at.minute;
const iso = (instant: Temporal.Instant): string => new Date(instant.epochMilliseconds).toISOString();
const durationOf = (span: Span): Temporal.DurationLike => ({
  days: span.days ?? 0,
  hours: span.hours ?? 0,
  minutes: span.minutes ?? 0,
});
