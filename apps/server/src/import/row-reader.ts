import { ImportFault } from './import-fault.js';
import type { Problem } from './problem.js';
import type { Field, Profile, Time } from './profile.js';
import type { Row } from './rows.js';
import { timeReader } from './times.js';
import type { WordKey, WordParams } from './words.js';

export type Fields = Readonly<Record<string, string>>;

/** What a row says: of which case, about the case, and of one event of it. */
export interface RowRead {
  readonly line: number;
  readonly caseId: string;
  readonly case: Fields;
  readonly event: Fields | undefined;
}
export type ReadRow = (row: Row) => RowRead | readonly Problem[];

/** The contract's limit for a line of text. */
const longest = 200;
// eslint-disable-next-line no-control-regex -- it is them that we look for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** What a decoder puts where bytes mean nothing. */
const unreadable = '\uFFFD';

type Fault = readonly [key: WordKey, params?: WordParams];
interface Part {
  readonly name: string;
  readonly column: string | undefined;
  readonly required: boolean;
  /** The value of a cell, nothing if it is empty, or what is wrong with it. */
  readonly read: (text: string) => string | undefined | Fault;
}

function textFault(text: string): Fault | undefined {
  if (control.test(text)) return ['import.problem.controlCharacter'];
  if (text.includes(unreadable)) return ['import.problem.unreadableCharacter'];
  return text.length > longest ? ['import.problem.tooLong', { length: text.length, longest }] : undefined;
}

const textPart = (name: string, { column, values, default: fallback }: Field, required = false): Part => ({
  name,
  column,
  required,
  read: (text) => {
    if (text === '') return fallback;
    if (values === undefined) return textFault(text) ?? text.replaceAll(/\s+/g, ' ');
    if (Object.hasOwn(values, text)) return values[text];
    return fallback ?? ['import.problem.unknownValue', { value: text.slice(0, longest) }];
  },
});

const timePart = (
  name: string,
  { column, format }: Time,
  zone: string,
  now: string,
  required = false,
): Part => {
  const deadline = name === 'due';
  const read = timeReader(format, zone, deadline);
  return {
    name,
    column,
    required,
    read: (text) => {
      if (text === '') return undefined;
      const at = read(text);
      if (at === undefined) return ['import.problem.badTime', { value: text.slice(0, longest), format }];
      return at > now && !deadline ? ['import.problem.inFuture', { value: text }] : at;
    },
  };
};

function caseParts({ case: told, zone }: Profile, now: string): Part[] {
  const { filedAt, due, closedAt, ...fields } = told;
  return [
    timePart('filedAt', filedAt, zone, now),
    ...(due ? [timePart('due', due, zone, now)] : []),
    ...(closedAt ? [timePart('closedAt', closedAt, zone, now)] : []),
    ...Object.entries(fields).map(([name, field]) => textPart(name, field)),
  ];
}

function eventParts({ event, zone }: Profile, now: string): Part[] {
  if (!event) return [];
  const { at, activity, ...fields } = event;
  return [
    timePart('at', at, zone, now, true),
    textPart('activity', activity, true),
    ...Object.entries(fields).map(([name, field]) => textPart(name, field, name === 'sourceId')),
  ];
}

/** @throws ImportFault where a column is missing or there twice */
function positions(header: readonly string[], columns: readonly string[]): Map<string, number> {
  const names = header.map((name) => name.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new ImportFault('import.fault.missingColumn', {
      columns: missing.join(', '),
      found: names.join(', ').slice(0, 500),
    });
  }
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) throw new ImportFault('import.fault.columnTwice', { column: twice });
  return new Map(columns.map((column) => [column, names.indexOf(column)]));
}

/**
 * How the rows under a header are read by a profile.
 * @throws ImportFault where the header lacks a column
 */
export function rowReader(profile: Profile, header: readonly string[], now: string): ReadRow {
  const [aboutCase, aboutEvent] = [caseParts(profile, now), eventParts(profile, now)];
  const columns = [...aboutCase, ...aboutEvent].flatMap(({ column }) =>
    column === undefined ? [] : [column],
  );
  const at = positions(header, [...new Set([profile.caseId, ...columns])]);
  const idPart = textPart('sourceId', { column: profile.caseId }, true);
  return (row) => {
    const { line, cells } = row;
    if (cells.length !== header.length) {
      const params = { expected: header.length, found: cells.length };
      return [{ line, column: undefined, caseId: undefined, key: 'import.problem.ragged', params }];
    }
    const faults: Problem[] = [];
    const { sourceId: caseId } = readParts([idPart], row, at, undefined, faults);
    const told = {
      case: readParts(aboutCase, row, at, caseId, faults),
      event: profile.event && readParts(aboutEvent, row, at, caseId, faults),
    };
    return faults.length > 0 || caseId === undefined ? faults : { line, caseId, ...told };
  };
}

/** The values of some columns of a row; what is wrong with them joins the faults. */
function readParts(
  parts: readonly Part[],
  { line, cells }: Row,
  at: ReadonlyMap<string, number>,
  caseId: string | undefined,
  faults: Problem[],
): Fields {
  const found: Record<string, string> = {};
  for (const { name, column, required, read } of parts) {
    const value = read(column === undefined ? '' : (cells[at.get(column)!] ?? '').trim());
    if (typeof value === 'string') found[name] = value;
    else if (value !== undefined)
      faults.push({ line, column, caseId, key: value[0], params: value[1] ?? {} });
    else if (required) faults.push({ line, column, caseId, key: 'import.problem.missing', params: {} });
  }
  return found;
}

/** The column a field of a case or of its events was read from. */
export function columnOf(profile: Profile, field: string): string | undefined {
  const [, inEvent] = /^events\.\d+\.(\w+)/.exec(field) ?? [];
  const parts: Readonly<Record<string, { column?: string | undefined } | undefined>> =
    inEvent === undefined ? profile.case : (profile.event ?? {});
  return field === 'sourceId' ? profile.caseId : parts[inEvent ?? field]?.column;
}
