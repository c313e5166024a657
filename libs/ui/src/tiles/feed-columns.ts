import type { FeedRow } from '@heli/protocol';
import type { FeedTile } from '@heli/sdk';

type Column = FeedTile['columns'][number];

/** What stands side by side in a row; a slot may hold several fields, one below the other. */
export interface Slot {
  readonly kind: 'status' | 'countdown' | 'words' | 'figure' | 'age' | 'date' | 'progress';
  readonly fields: readonly Column[];
}

const figures = /^[\d.,/:%+−-]+$/;
/** Stands for a figure that is not there. */
const dash = '—';

/** Whether a text column holds figures such as `3/4`: they are read like numbers. */
const holdsFigures = (column: Column, rows: readonly FeedRow[]): boolean =>
  column.as === 'text' &&
  rows.some((row) => figures.test(String(row[column.field]))) &&
  rows.every(
    (row) => [dash, ''].includes(String(row[column.field] ?? '')) || figures.test(String(row[column.field])),
  );

/** Lays columns out: a word joins the countdown before it, texts that follow each other stand in two lines. */
export function slotsOf(columns: readonly Column[], rows: readonly FeedRow[]): readonly Slot[] {
  const slots: Slot[] = [];
  for (const column of columns) {
    const last = slots.at(-1);
    const joins =
      last !== undefined &&
      last.fields.length < 2 &&
      !holdsFigures(column, rows) &&
      ((last.kind === 'countdown' && column.as === 'word') ||
        (last.kind === 'words' && (column.as === 'text' || column.as === 'word')));
    if (joins) slots[slots.length - 1] = { ...last, fields: [...last.fields, column] };
    else slots.push({ kind: kindOf(column, rows), fields: [column] });
  }
  return slots;
}

function kindOf(column: Column, rows: readonly FeedRow[]): Slot['kind'] {
  if (column.as === 'number' || holdsFigures(column, rows)) return 'figure';
  if (column.as === 'text' || column.as === 'word') return 'words';
  return column.as;
}

const widths: Readonly<Record<Slot['kind'], string>> = {
  status: '3vmin',
  countdown: '22.8vmin',
  words: 'minmax(0, 1fr)',
  figure: 'auto',
  age: '11vmin',
  date: 'auto',
  progress: 'minmax(0, 0.6fr)',
};

export const columnsOf = (slots: readonly Slot[]): string => slots.map((slot) => widths[slot.kind]).join(' ');

/** A figure that was told as a text says below what it is. */
const hasCaption = ({ kind, fields }: Slot): boolean => kind === 'figure' && fields[0]?.as === 'text';

/** Height of a row in hundredths of the screen's: two lines need more than one. */
export const rowHeightOf = (slots: readonly Slot[]): number =>
  slots.some((slot) => slot.fields.length > 1 || hasCaption(slot)) ? 7.3 : 4.9;
