import type { Audience } from '@heli/sdk';
import type { Reading } from './cell-reader.js';

/** Under this base a figure about people could point at somebody. */
export const smallestShown = 5;

/** A figure about people among its siblings: the organisations beside it, under the same parent. */
export interface Sibling {
  readonly organisation: string;
  readonly base: number;
}

/** Whether `own` must not be shown: too small itself, or the one that would let the only hidden sibling be computed. */
export function isMasked(own: string, siblings: readonly Sibling[]): boolean {
  const hidden = siblings.filter(({ base }) => base > 0 && base < smallestShown);
  if (hidden.some(({ organisation }) => organisation === own)) return true;
  if (hidden.length !== 1) return false;
  const next = siblings
    .filter(({ base }) => base >= smallestShown)
    .sort((a, b) => a.base - b.base || (a.organisation < b.organisation ? -1 : 1))[0];
  return next?.organisation === own;
}

export interface MaskedReading extends Omit<Reading, 'state'> {
  readonly state: Reading['state'] | 'masked';
}

export const masked = (reading: Reading): MaskedReading => ({
  ...reading,
  n: null,
  d: null,
  base: null,
  value: null,
  quantiles: undefined,
  published: undefined,
  state: 'masked',
});

/** Version of the rules above: part of a room's scope, so that a change drops what clients kept. */
export const maskRules = 1;

export const needsMask = (about: 'people' | 'work', audience: Audience): boolean =>
  about === 'people' && audience !== 'confidential';
