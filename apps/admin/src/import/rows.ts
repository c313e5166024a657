import { fieldsOf, type Data, type Schema } from '../form/schema.js';
import { valueOf, type CellFault, type FieldReading, type SheetCell } from './cell-value.js';

/** Which column of the sheet fills which field, by the column's name. */
export type Mapping = Readonly<Record<string, string>>;

export interface RowFault {
  readonly field: string | undefined;
  readonly fault: CellFault | 'twice';
  /** What stands in the cell. */
  readonly text: string;
}

/** A row of the sheet as the input of a command, with what is wrong with it. */
export interface ImportRow {
  /** As the spreadsheet counts. */
  readonly number: number;
  readonly input: Data;
  readonly faults: readonly RowFault[];
}

const isBlank = (cell: SheetCell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** What stands in a cell, as far as a person wants to read it. */
const told = (cell: SheetCell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.lost : String(cell).slice(0, 60);

/** Fields that a cell can fill: no groups, and nothing that needs a file. */
export const importable = (schema: Schema): [string, Schema][] =>
  fieldsOf(schema).filter(([, part]) => {
    const inner = part.type === 'array' ? (part.items as Schema | undefined) : part;
    return part['holds'] !== 'files' && inner?.type !== 'object' && inner?.type !== undefined;
  });

/** The first row that says something is the head. */
export const headAt = (rows: readonly (readonly SheetCell[])[]): number =>
  rows.findIndex((row) => row.some((cell) => !isBlank(cell)));

export const namesIn = (rows: readonly (readonly SheetCell[])[]): string[] =>
  (rows[headAt(rows)] ?? []).map((cell) => told(cell).trim());

/** Columns that are called as a field is, in either language or by its name. */
export function guessed(
  columns: readonly string[],
  fields: readonly (readonly [string, readonly string[]])[],
): Mapping {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_\-（()）*]/g, '');
  return Object.fromEntries(
    fields.flatMap(([field, labels]) => {
      const column = columns.find(
        (name) => name !== '' && [field, ...labels].some((label) => plain(label) === plain(name)),
      );
      return column === undefined ? [] : [[field, column]];
    }),
  );
}

interface Asked {
  readonly rows: readonly (readonly SheetCell[])[];
  readonly mapping: Mapping;
  readonly schema: Schema;
  readonly reading: (field: string) => FieldReading;
}

/** Every row below the head that says something, as an input; one that says the same as an earlier one is wrong. */
export function rowsFor({ rows, mapping, schema, reading }: Asked): ImportRow[] {
  const columns = namesIn(rows);
  const required = new Set(schema.required ?? []);
  const fields = importable(schema).map(([field, part]) => ({
    ...{ field, part, at: columns.indexOf(mapping[field] ?? '\u0000'), reading: reading(field) },
  }));
  const seen = new Set<string>();
  return rows.slice(headAt(rows) + 1).flatMap((row, index): ImportRow[] => {
    if (row.every((cell) => isBlank(cell))) return [];
    const input: Data = {};
    const faults: RowFault[] = [];
    for (const { field, part, at, reading: own } of fields) {
      const cell = at < 0 ? null : (row[at] ?? null);
      const read = valueOf(cell, part, own);
      if (read && 'value' in read) input[field] = read.value;
      else if (read) faults.push({ field, fault: read.fault, text: told(cell) });
      else if (required.has(field)) faults.push({ field, fault: 'missing', text: '' });
    }
    const same = JSON.stringify(input);
    if (faults.length === 0 && seen.has(same)) faults.push({ field: undefined, fault: 'twice', text: '' });
    seen.add(same);
    return [{ number: headAt(rows) + 2 + index, input, faults }];
  });
}
