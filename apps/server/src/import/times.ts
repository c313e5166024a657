/** How a column writes its times: `iso`, `excel` (a serial number), or a pattern such as `yyyy/M/d H:mm`. */
export type TimeFormat = string;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly milli: number;
  /** Minutes east of UTC, where the value says so. */
  readonly offset: number | undefined;
  readonly dateOnly: boolean;
}
type Reading = (text: string) => Parts | undefined;

/** Reads one column's times: UTC with milliseconds, or nothing if a value is none. */
export type TimeReader = (text: string) => string | undefined;

const tokens: Readonly<Record<string, readonly [name: string, source: string]>> = {
  yyyy: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  m: ['minute', '\\d{1,2}'],
  ss: ['second', '\\d{2}'],
  s: ['second', '\\d{1,2}'],
  SSS: ['milli', '\\d{3}'],
  XXX: ['offset', 'Z|[+-]\\d{2}:?\\d{2}'],
};
const tokenPattern = /yyyy|MM?|dd?|HH?|mm?|ss?|SSS|XXX/g;

const iso =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<milli>\d{1,9}))?)?\s?(?<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** A pattern as an expression with named groups; nothing if it names no whole date or anything twice. */
export function compilePattern(pattern: string): RegExp | undefined {
  const names: string[] = [];
  let source = '';
  let from = 0;
  for (const match of pattern.matchAll(tokenPattern)) {
    const [name, part] = tokens[match[0]]!;
    names.push(name);
    source += `${RegExp.escape(pattern.slice(from, match.index))}(?<${name}>${part})`;
    from = match.index + match[0].length;
  }
  const whole = ['year', 'month', 'day'].every((name) => names.includes(name));
  if (!whole || new Set(names).size < names.length) return undefined;
  return new RegExp(`^${source}${RegExp.escape(pattern.slice(from))}$`);
}

function reading(expression: RegExp): Reading {
  return (text) => {
    const groups = expression.exec(text)?.groups;
    if (!groups) return undefined;
    const number = (name: string): number => Number(groups[name] ?? 0);
    return {
      ...{ year: number('year'), month: number('month'), day: number('day') },
      ...{ hour: number('hour'), minute: number('minute'), second: number('second') },
      milli: Number((groups['milli'] ?? '0').padEnd(3, '0').slice(0, 3)),
      offset: offsetOf(groups['offset']),
      dateOnly: groups['hour'] === undefined,
    };
  };
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return text.startsWith('-') ? -minutes : minutes;
}

/** Excel counts days from here on; its wrong leap day of 1900 lies before any date we meet. */
const excelEpoch = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

const excel: Reading = (text) => {
  if (!/^\d{1,6}([.,]\d+)?$/.test(text)) return undefined;
  const serial = Number(text.replace(',', '.'));
  const at = new Date(excelEpoch + Math.round(serial * 86_400) * 1000);
  return {
    ...{ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    ...{ hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() },
    ...{ milli: 0, offset: undefined, dateOnly: Number.isInteger(serial) },
  };
};

/** The wall time as if it were UTC; nothing where the calendar has no such time. */
function flat({ year, month, day, hour, minute, second, milli }: Parts): number | undefined {
  const at = Date.UTC(year, month - 1, day, hour, minute, second, milli);
  const date = new Date(at);
  const real =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return real && year >= 1900 ? at : undefined;
}

const local = (at: number, zone: string): number =>
  Temporal.PlainDateTime.from(new Date(at).toISOString().slice(0, -1)).toZonedDateTime(zone)
    .epochMilliseconds;

const remembered = 10_000;

/**
 * A reader for one column. Times without an offset are wall times of the zone.
 * @param wholeDay a date without a time means its end, as deadlines do, not its beginning
 */
export function timeReader(format: TimeFormat, zone: string, wholeDay: boolean): TimeReader {
  const read =
    format === 'iso' ? reading(iso) : format === 'excel' ? excel : reading(compilePattern(format)!);
  // A case's times repeat in each of its rows, and zone arithmetic is dear.
  const known = new Map<string, string | undefined>();
  const instant: TimeReader = (text) => {
    const parts = read(text);
    const wall = parts && flat(parts);
    if (wall === undefined) return undefined;
    const meant = parts?.dateOnly === true && wholeDay ? wall + dayMs - 1 : wall;
    const at = parts?.offset === undefined ? local(meant, zone) : meant - parts.offset * 60_000;
    return new Date(at).toISOString();
  };
  return (text) => {
    if (known.has(text)) return known.get(text);
    if (known.size >= remembered) known.clear();
    const at = instant(text);
    known.set(text, at);
    return at;
  };
}
