import type { Tile } from '@heli/sdk';

/** Where cases are open, and of what kinds. */
export const placeTiles = [
  {
    kind: 'map',
    at: { x: 0, y: 0, w: 8, h: 6 },
    scene: 'places',
    feed: 'openByGrid',
    title: 'coordination.tile.places',
  },
  {
    kind: 'ranking',
    at: { x: 8, y: 0, w: 4, h: 3 },
    scene: 'places',
    feed: 'openByCategory',
    label: 'category',
    value: 'open',
    part: 'overdue',
    title: 'coordination.tile.categories',
  },
  {
    kind: 'number',
    at: { x: 8, y: 3, w: 2, h: 3 },
    scene: 'places',
    metric: 'open',
    period: 'day',
    beside: ['openOverdue'],
  },
  {
    kind: 'number',
    at: { x: 10, y: 3, w: 2, h: 3 },
    scene: 'places',
    metric: 'proactive',
    period: 'month',
    beside: ['filed'],
  },
] as const satisfies readonly Tile[];
