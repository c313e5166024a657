/** Shown and stored where a name or somebody's words were. */
export const erased = '—';

/** Whom an erasure takes out of the house. */
export interface Erased {
  readonly personId: string;
  readonly accountIds: readonly string[];
  /** The name as it was, where every record that mentions it is to lose its words; undefined if only declared ones. */
  readonly mentioned: string | undefined;
}

/** A condition that holds where a text contains the name; for both databases, whatever the column's type. */
export const contains = (column: string): string => `CAST(${column} AS TEXT) LIKE ? ESCAPE '!'`;
export const pattern = (name: string): string => `%${name.replace(/[!%_]/g, '!$&')}%`;

export const placesFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
