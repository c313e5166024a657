import type { Tile } from '@heli/sdk';

/** On a grid of 12 columns and 6 rows. */
export const tiles = [
  {
    kind: 'number',
    at: { x: 0, y: 0, w: 4, h: 2 },
    metric: 'open',
    period: 'month',
    trend: { grain: 'month', length: 12 },
    beside: ['closed'],
  },
  { kind: 'gauge', at: { x: 0, y: 2, w: 4, h: 2 }, metric: 'onTimeRate', period: 'quarter' },
  {
    kind: 'feed',
    at: { x: 4, y: 0, w: 8, h: 6 },
    feed: 'openLamps',
    columns: [
      { field: 'title', as: 'text' },
      { field: 'due', as: 'countdown' },
    ],
    title: 'lamps.tile.open',
  },
] as const satisfies readonly Tile[];
