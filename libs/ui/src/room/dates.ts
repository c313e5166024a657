import type { LocalTime } from '@heli/protocol';
import type { Language } from '@heli/sdk';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language}${zone}${JSON.stringify(options)}`;
  const made = formats.get(name) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  formats.set(name, made);
  return made;
}

/** English days are written as the house writes them: 20 November 2026. */
const english = (language: Language): string => (language === 'en' ? 'en-GB' : language);

/** `09:42` in the business zone. */
export const clockOf = (moment: number, language: Language, zone: string): string =>
  format(english(language), zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment);

/** `14:20:40`, where a second matters: when a number was frozen. */
export const timeOf = (moment: number, language: Language, zone: string): string =>
  format(english(language), zone, {
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  } as const).format(moment);

/** `2026年11月20日`, `20 November 2026`. */
export const dateOf = (moment: number, language: Language, zone: string): string =>
  format(english(language), zone, { year: 'numeric', month: 'long', day: 'numeric' }).format(moment);

export const weekdayOf = (moment: number, language: Language, zone: string): string =>
  format(english(language), zone, { weekday: 'long' }).format(moment);

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Second of the day and weekday in the business zone. */
export function localTimeOf(moment: number, zone: string): LocalTime {
  const parts = format('en-GB', zone, {
    ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  } as const).formatToParts(moment);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '0';
  const [hour, minute, second] = [part('hour'), part('minute'), part('second')].map(Number);
  return {
    second: (hour ?? 0) * 3_600 + (minute ?? 0) * 60 + (second ?? 0),
    weekday: weekdays.indexOf(part('weekday')) + 1,
  };
}

/** The business day of a moment, `2026-11-20`. */
export const dayIn = (moment: number, zone: string): string =>
  format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);

const at = (day: string): number => Date.parse(`${day.length === 7 ? `${day}-01` : day}T00:00:00Z`);

/** A short name for a month or a day: `10月`, `Oct`; `11月1日`, `1 Nov`. */
export function shortPeriod(period: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions =
    period.length === 7 ? { month: 'short' } : { month: 'short', day: 'numeric' };
  return format(english(language), 'UTC', options).format(at(period));
}

/** From the month's first day to today: `2026年11月1–20日`, `1–20 November 2026`. */
export function monthToDate(today: string, language: Language): string {
  const last = Number(today.slice(8));
  const whole = format(english(language), 'UTC', { year: 'numeric', month: 'long', day: 'numeric' }).format(
    at(today),
  );
  if (last === 1) return whole;
  return language === 'en' ? `1–${whole}` : whole.replace(`${last}日`, `1–${last}日`);
}
