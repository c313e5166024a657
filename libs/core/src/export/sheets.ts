import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { Cell, Table } from './table.js';

/** A cell that a spreadsheet would take for a formula is marked as text (OWASP, CSV injection). */
const asText = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;

/** With the mark by which Excel knows UTF-8. */
export const csvOf = ({ head, rows }: Table): Buffer =>
  Buffer.from(
    stringify([[...head], ...rows.map((row) => row.map(asText))], { bom: true, record_delimiter: 'windows' }),
  );

/** Texts are texts there, whatever they begin with; the names of the columns stay in sight. */
export function xlsxOf({ head, rows }: Table, sheet: string): Promise<Buffer> {
  const cells = (row: readonly Cell[]) =>
    row.map((cell) =>
      cell === null ? null : { value: cell, type: typeof cell === 'number' ? Number : String },
    );
  const names = head.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const }));
  // A sheet's name may have 31 characters, and none of these.
  const name = sheet.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);
  return writeExcelFile([names, ...rows.map(cells)], {
    sheet: name,
    stickyRowsCount: 1,
    columns: head.map((_, at) => ({ width: widthOf(at, head, rows) })),
  }).toBuffer();
}

const narrowest = 8;
const widest = 60;

/** Chinese characters take the room of two. */
const roomOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);

function widthOf(at: number, head: readonly string[], rows: Table['rows']): number {
  const texts = [head[at] ?? '', ...rows.slice(0, 200).map((row) => String(row[at] ?? ''))];
  return Math.min(widest, Math.max(narrowest, ...texts.map((text) => roomOf(text) + 2)));
}
