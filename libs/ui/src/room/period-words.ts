import { formatNumber, type Words } from '@heli/client';
import type { RelativePeriod } from '@heli/sdk';
import { shortPeriod } from './dates.js';

/** What a relative period is called: `本月`, `近 90 天`. */
export function periodWord(period: RelativePeriod, { t }: Words): string {
  const window = /^P(\d+)([DM])$/.exec(period);
  if (!window) return t(`ui.period.${period}`);
  return t(window[2] === 'D' ? 'ui.period.windowDays' : 'ui.period.windowMonths', { n: window[1] ?? '' });
}

/** `10月 93.6`, `上周 12`: the period before with what it said. */
export function beforeText(period: string, value: number, decimals: number, words: Words): string {
  const n = formatNumber(value, words.language, decimals);
  if (/^\d{4}-\d\d-\d\d$/.test(period)) return words.t('ui.before.day', { n });
  if (period.includes('W')) return words.t('ui.before.week', { n });
  return words.t('ui.before.other', { period: nameOf(period, words), n });
}

function nameOf(period: string, { t, language }: Words): string {
  const year = period.slice(0, 4);
  if (period.length === 4) return t('ui.before.year', { year });
  const part = period.slice(5);
  if (part.startsWith('Q')) return t('ui.before.quarter', { year, quarter: part.slice(1) });
  if (part.startsWith('H')) return t(`ui.before.half${part.slice(1)}`, { year });
  return shortPeriod(period, language);
}
