import { formatNumber, type Words } from '@heli/client';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `8 秒`, `14 分`, `31 时`, `9 天`: the largest unit that says enough from six metres away. */
export function ageText(ms: number, words: Words, fine = false): string {
  const { t, language } = words;
  const age = Math.max(0, ms);
  const decimals = fine && age >= hour ? 1 : 0;
  const count = (unit: number): string =>
    formatNumber(decimals ? age / unit : Math.floor(age / unit), language, decimals);
  if (age < minute) return t('ui.age.s', { n: count(1_000) });
  if (age < hour) return t('ui.age.min', { n: count(minute) });
  if (age < 2 * day) return t('ui.age.h', { n: count(hour) });
  return t('ui.age.d', { n: count(day) });
}

/** `06:18` minutes and seconds, `3:06:18` with hours; days are ages. */
export function countdownText(ms: number, words: Words): string {
  const left = Math.abs(ms);
  if (left >= day) return ageText(left, words, true);
  const seconds = Math.floor(left / 1_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${two(minutes)}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
