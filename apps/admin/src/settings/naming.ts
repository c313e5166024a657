import { formatNumber, type Words } from '@heli/client';
import type { MechanismEntry } from '@heli/protocol';
import type { Naming, Schema } from '../form/schema.js';

type Of = Pick<MechanismEntry, 'id' | 'contract'>;

/** `coordination.setting.rules.clock`: a part is named by its setting and itself, whatever lies between. */
const keyOf = ({ id }: Of, field: string, top: string | undefined): string =>
  `${id}.setting.${top === undefined || top === field ? field : `${top}.${field}`}`;

/** The word of one of a setting's values: its own, or the contract's for a field of that name. */
function optionOf({ find }: Words, of: Of, field: string, value: unknown, top: string | undefined): string {
  const text = String(value);
  return find(`${keyOf(of, field, top)}.${text}`) ?? find(`${of.contract}.${field}.${text}`) ?? text;
}

/** The least and the most that a number may be. */
function rangeOf({ t, language }: Words, { minimum, maximum }: Schema): string | undefined {
  if (minimum === undefined || maximum === undefined) return undefined;
  const [from, to] = [formatNumber(minimum, language), formatNumber(maximum, language)];
  return t('admin.settings.range', { from, to });
}

/** The words of a mechanism's settings: titles, help with its limits, options. */
export function namingOf(words: Words, of: Of, top?: string): Naming {
  return {
    label: (field) => words.t(keyOf(of, field, top)),
    option: (field, value) => optionOf(words, of, field, value, top),
    choices: () => undefined,
    help: (field, schema) => {
      const said = words.find(`${keyOf(of, field, top)}.help`);
      const parts = [said, rangeOf(words, schema)].filter((part) => part !== undefined);
      return parts.length === 0 ? undefined : parts.join(words.language === 'en' ? '; ' : '；');
    },
    within: (field) => namingOf(words, of, top ?? field),
  };
}

/** A setting's value as a person reads it. */
export function settingText(words: Words, of: Of, path: readonly string[], value: unknown): string {
  const [top = ''] = path;
  const field = path.at(-1) ?? top;
  const english = words.language === 'en';
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return words.t(value ? 'admin.yes' : 'admin.no');
  if (typeof value === 'number') return formatNumber(value, words.language, Number.isInteger(value) ? 0 : 2);
  if (typeof value === 'string') return optionOf(words, of, field, value, path.length > 1 ? top : undefined);
  if (Array.isArray(value)) {
    const items = value.map((item) => settingText(words, of, path, item));
    return items.length === 0 ? '—' : items.join(english ? ', ' : '、');
  }
  return Object.entries(value)
    .map(([name, inner]) => {
      const text = settingText(words, of, [top, name], inner);
      return `${words.t(keyOf(of, name, top))} ${text}`;
    })
    .join(english ? '; ' : '；');
}

/** The names that lead to a setting, `Notice › Meetings`. */
export const pathText = (words: Words, of: Of, [top = '', ...rest]: readonly string[]): string =>
  [words.t(keyOf(of, top, undefined)), ...rest.map((field) => words.t(keyOf(of, field, top)))].join(' › ');
