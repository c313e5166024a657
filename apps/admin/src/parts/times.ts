import type { Words } from '@heli/client';

const formats = new Map<string, Intl.DateTimeFormat>();

type Shape = 'short' | 'long' | 'precise';

const options: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  short: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
  long: { dateStyle: 'medium', timeStyle: 'short', hour12: false },
  precise: { dateStyle: 'medium', timeStyle: 'medium', hour12: false },
};

function formatOf(language: string, shape: Shape): Intl.DateTimeFormat {
  const name = `${language}/${shape}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options[shape]);
  formats.set(name, made);
  return made;
}

/** `11月20日 14:37`, with its year where that is not this one; by this computer's clock. */
export function timeText(instant: string, { language }: Pick<Words, 'language'>): string {
  const date = new Date(instant);
  const shape = date.getFullYear() === new Date().getFullYear() ? 'short' : 'long';
  return formatOf(language, shape).format(date);
}

/** The same with seconds, for a record's history. */
export const preciseTime = (instant: string, { language }: Pick<Words, 'language'>): string =>
  formatOf(language, 'precise').format(new Date(instant));

/** Today as a calendar day of this computer. */
export function localDay(now: Date = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
