import type { Words } from '@heli/client';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, precise: boolean): Intl.DateTimeFormat {
  const name = `${language}/${precise}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: precise ? 'medium' : 'short',
  });
  formats.set(name, made);
  return made;
}

/** `2026年11月20日 14:37`, by this computer's clock. */
export const timeText = (instant: string, { language }: Pick<Words, 'language'>): string =>
  formatOf(language, false).format(new Date(instant));

/** The same with seconds, for a record's history. */
export const preciseTime = (instant: string, { language }: Pick<Words, 'language'>): string =>
  formatOf(language, true).format(new Date(instant));

/** Today as a calendar day of this computer. */
export function localDay(now: Date = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
