import { formatNumber, type Words } from '@heli/client';
import type { Choices } from './choices.js';
import { timeText } from '../parts/times.js';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
export const isInstant = (text: string): boolean => instant.test(text);

export interface Reading {
  readonly words: Words;
  readonly contract: string;
  readonly choices: Choices;
  /** The house's. */
  readonly zone: string;
}

/** The word of a field, `coordination.field.title`. */
export const labelOf = (
  field: string,
  { words: { t }, contract }: Pick<Reading, 'words' | 'contract'>,
): string => t(`${contract}.field.${field}`);

/** The word of one of a field's values, `coordination.state.filed`. */
export const optionOf = (
  field: string,
  value: unknown,
  { words: { find }, contract }: Pick<Reading, 'words' | 'contract'>,
): string => find(`${contract}.${field}.${String(value)}`) ?? String(value);

function stringText(field: string, value: string, reading: Reading): string {
  const { words, contract, choices, zone } = reading;
  if (instant.test(value)) return timeText(value, { language: words.language, zone });
  const word =
    words.find(`${contract}.${field}.${value}`) ?? (value.includes('.') ? words.find(value) : undefined);
  // Said of no case in particular, such as a refusal in a list.
  return (
    word?.replaceAll(/\{\w+\}/g, '…') ??
    choices(field)?.find((choice) => choice.value === value)?.label ??
    value
  );
}

/** The kernel's ids (ULID): machines read them. */
export const isId = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text);

/** An id for which there is no name to show instead. */
export const isUnnamed = (field: string, value: unknown, reading: Reading): boolean =>
  typeof value === 'string' && isId(valueText(field, value, reading));

/** Any value of a record as a person reads it. */
export function valueText(field: string, value: unknown, reading: Reading): string {
  const { words } = reading;
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return words.t(value ? 'admin.yes' : 'admin.no');
  // A year is a name, not an amount.
  if (typeof value === 'number' && field === 'year') return String(value);
  if (typeof value === 'number') return formatNumber(value, words.language, Number.isInteger(value) ? 0 : 1);
  if (typeof value === 'string') return stringText(field, value, reading);
  if (Array.isArray(value)) {
    const parts = value.map((one) => valueText(field, one, reading));
    return parts.length === 0 ? '—' : parts.join(words.language === 'en' ? ', ' : '、');
  }
  return Object.entries(value)
    .map(([name, inner]) => `${labelOf(name, reading)} ${valueText(name, inner, reading)}`)
    .join(words.language === 'en' ? '; ' : '；');
}
