import type { ReactNode } from 'react';
import type { Language } from './contract.js';

/** A row of a live query, cut to the fields that the wall's audience may see. */
export type TileRow = Readonly<Record<string, string | number | boolean | null>>;

/** What a component of a plugin draws from: it reads nothing else, keeps nothing, and fetches nothing. */
export interface TileProps {
  /** Undefined until they have come. */
  readonly rows: readonly TileRow[] | undefined;
  readonly language: Language;
  /** Business zone, IANA. */
  readonly zone: string;
  /** Code of the organisation whose wall it is. */
  readonly organisation: string;
  /** A word by its locale key, in the wall's language. */
  readonly word: (key: string, params?: Readonly<Record<string, string | number>>) => string;
}

/** Draws the inside of a tile; the frame with its title, its age and its state is the wall's. */
export type TileComponent = (props: TileProps) => ReactNode;

/**
 * What a plugin's browser module exports by default: `export default { LampMap } satisfies TileComponents`. It imports
 * `react` and its own files, nothing else: the wall brings React, so that there is one.
 */
export type TileComponents = Readonly<Record<string, TileComponent>>;
