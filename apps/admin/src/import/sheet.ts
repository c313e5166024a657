import type { SheetCell } from './cell-value.js';

/** A sheet of the answer of `POST /api/:organisation/sheets`. */
export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly more: boolean;
}
