/** What a value may be trusted for; the wall draws each differently (wall.md, promise 2). */
export const cellStates = [
  'live',
  'no-base',
  'small-base',
  'masked',
  'rebuilding',
  'paused',
  'restated',
] as const;
export type CellState = (typeof cellStates)[number];
