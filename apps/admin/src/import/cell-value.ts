import type { Choice, Schema } from '../form/schema.js';
import { asSchema } from '../form/schema.js';
import { instantIn, momentOf } from './times.js';

/** A cell as the server has read it. */
export type SheetCell = string | number | boolean | null | { readonly lost: string };

/** What is wrong with a cell, by the key of its word. */
export type CellFault =
  | 'missing'
  | 'number'
  | 'whole'
  | 'small'
  | 'large'
  | 'yesNo'
  | 'choice'
  | 'date'
  | 'oldDate'
  | 'digitsLost'
  | 'long'
  | 'short'
  | 'control'
  | 'form';

export type CellValue = { readonly value: unknown } | { readonly fault: CellFault } | undefined;

/** Where a field's words and choices come from. */
export interface FieldReading {
  readonly choices: readonly Choice[] | undefined;
  /** The words of an enumeration's value, in every language that a sheet may be in. */
  readonly options: (value: unknown) => readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly zone: string;
}

/** Spreadsheets take an empty or wrong cell for a day at the beginning of their time. */
const firstYear = 1905;

/** Blanks around, and the wide ones of Chinese keyboards; a leading apostrophe marks a text that is no formula. */
const trimmed = (text: string): string =>
  text.replace(/^[\s\u00a0\u3000\ufeff]+|[\s\u00a0\u3000]+$/g, '').replace(/^'(?=[=+\-@])/, '');

/** Signs that no text has, but for tabs and ends of lines. */
const hasControl = (text: string): boolean => /(?![\t\n\r])\p{Cc}/u.test(text);

function numberOf(text: string, { type, minimum, maximum }: Schema): CellValue {
  const plain = text.replaceAll(/[,，\s]/g, '');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return { fault: 'number' };
  const value = Number(plain);
  if (type === 'integer' && !Number.isInteger(value)) return { fault: 'whole' };
  if (minimum !== undefined && value < minimum) return { fault: 'small' };
  if (maximum !== undefined && value > maximum) return { fault: 'large' };
  return { value };
}

function timeOf(text: string, format: string, zone: string): CellValue {
  if (format === 'date-time' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? { fault: 'date' } : { value: new Date(at).toISOString() };
  }
  const moment = momentOf(text);
  if (!moment) return { fault: 'date' };
  if (Number(moment.day.slice(0, 4)) < firstYear) return { fault: 'oldDate' };
  return { value: format === 'date' ? moment.day : instantIn(zone, moment) };
}

function chosen(text: string, schema: Schema, { choices, options }: FieldReading): CellValue {
  const known = choices?.find(({ value, label }) => value === text || label === text);
  if (known) return { value: known.value };
  const value = schema.enum?.find((one) => one === text || options(one).includes(text));
  return value === undefined ? { fault: 'choice' } : { value };
}

function textOf(text: string, { minLength = 0, maxLength, pattern }: Schema): CellValue {
  if (hasControl(text)) return { fault: 'control' };
  if (maxLength !== undefined && text.length > maxLength) return { fault: 'long' };
  if (text.length < minLength) return { fault: 'short' };
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) return { fault: 'form' };
  return { value: text };
}

function listOf(text: string, schema: Schema, reading: FieldReading): CellValue {
  const items = asSchema(schema.items);
  const parts = text.split(/[;；、]/).map((part) => valueOf(part, items, reading));
  const wrong = parts.find((part) => part !== undefined && 'fault' in part);
  if (wrong) return wrong;
  return { value: parts.flatMap((part) => (part && 'value' in part ? [part.value] : [])) };
}

/** A cell as the value of a field; undefined where it is empty. */
export function valueOf(cell: SheetCell, schema: Schema, reading: FieldReading): CellValue {
  if (cell === null) return undefined;
  if (typeof cell === 'object') return { fault: 'digitsLost' };
  const text = typeof cell === 'boolean' ? reading[cell ? 'yes' : 'no'][0]! : trimmed(String(cell));
  if (text === '') return undefined;
  if (schema.type === 'array') return listOf(text, schema, reading);
  if (reading.choices || schema.enum) return chosen(text, schema, reading);
  if (schema.type === 'number' || schema.type === 'integer') return numberOf(text, schema);
  if (schema.type === 'boolean') {
    const lower = text.toLowerCase();
    if (reading.yes.includes(lower)) return { value: true };
    return reading.no.includes(lower) ? { value: false } : { fault: 'yesNo' };
  }
  if (schema.format === 'date' || schema.format === 'date-time')
    return timeOf(text, schema.format, reading.zone);
  return textOf(text, schema);
}
