import type { Language } from '@heli/sdk';
import type { Words } from '../http/problem.js';

/** A cell that leaves the house: text, number or nothing. */
export type Cell = string | number | null;

/** Rows as somebody reads them in a spreadsheet: first the names of the columns. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Reading {
  readonly words: Words;
  readonly language: Language;
  readonly contract: string;
  readonly zone: string;
  /** Names behind ids of units and persons, as far as the reader may know them. */
  readonly names: ReadonlyMap<string, string>;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

/** `2026-11-30 14:37` by the house's clock: what a spreadsheet takes for a time, and an import reads again. */
function timeOf(value: string, zone: string): string {
  const local = Temporal.Instant.from(value).toZonedDateTimeISO(zone);
  return local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function textOf(field: string, value: string, reading: Reading): string {
  const { words, language, contract, zone, names } = reading;
  if (instant.test(value)) return timeOf(value, zone);
  const key = [`${contract}.${field}.${value}`, value].find((one) => one.includes('.') && words.knows(one));
  return key === undefined ? (names.get(value) ?? value) : words.say(language, key);
}

function cellOf(field: string, value: unknown, reading: Reading): Cell {
  const { words, language } = reading;
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return textOf(field, value, reading);
  if (typeof value === 'boolean') return words.say(language, value ? 'core.yes' : 'core.no');
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts
    .map((part) => cellOf(field, part, reading))
    .filter((part) => part !== null)
    .join('; ');
}

/** A list's rows under the words of their fields. */
export function tableOf(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  reading: Reading,
): Table {
  const { words, language, contract } = reading;
  return {
    head: columns.map((field) => words.say(language, `${contract}.field.${field}`)),
    rows: rows.map((row) => columns.map((field) => cellOf(field, row[field], reading))),
  };
}
