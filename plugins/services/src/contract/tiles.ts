import type { Tile } from '@heli/sdk';

const year = { grain: 'month', length: 12 } as const;

/** What was offered and how it was taken on top; what comes next below. */
export const tiles = [
  {
    kind: 'number',
    at: { x: 0, y: 0, w: 3, h: 2 },
    metric: 'served',
    period: 'month',
    trend: year,
    beside: ['points'],
  },
  {
    kind: 'number',
    at: { x: 3, y: 0, w: 3, h: 2 },
    metric: 'held',
    period: 'month',
    trend: year,
    beside: ['heldConvenience', 'heldCulture'],
  },
  {
    kind: 'number',
    at: { x: 6, y: 0, w: 3, h: 2 },
    metric: 'attendanceRate',
    period: 'quarter',
    trend: year,
    beside: ['placesTaken'],
  },
  { kind: 'number', at: { x: 9, y: 0, w: 3, h: 2 }, metric: 'satisfaction', period: 'quarter', trend: year },
  {
    kind: 'feed',
    at: { x: 0, y: 2, w: 12, h: 4 },
    feed: 'nextActivities',
    columns: [
      { field: 'title', as: 'text' },
      { field: 'point', as: 'text' },
      { field: 'kind', as: 'word' },
      { field: 'from', as: 'date' },
    ],
    title: 'services.tile.next',
  },
] as const satisfies readonly Tile[];
