import type { Tile } from '@heli/sdk';

const year = { grain: 'month', length: 12 } as const;

/** The leadership scene: four rates on top, the duty board below them, what needs attention beside it. */
export const tiles = [
  {
    kind: 'number',
    at: { x: 0, y: 0, w: 3, h: 2 },
    metric: 'dutyCompletion',
    period: 'quarter',
    trend: year,
    beside: ['overdueDuties'],
  },
  {
    kind: 'number',
    at: { x: 3, y: 0, w: 3, h: 2 },
    metric: 'orgCoverage',
    period: 'day',
    trend: year,
    beside: ['workCoverage'],
  },
  {
    kind: 'number',
    at: { x: 6, y: 0, w: 3, h: 2 },
    metric: 'contactPointVisits',
    period: 'month',
    trend: year,
    beside: ['requestAnswered'],
  },
  {
    kind: 'number',
    at: { x: 9, y: 0, w: 3, h: 2 },
    metric: 'rectificationOnTime',
    period: 'quarter',
    trend: year,
    beside: ['overdueRectifications'],
  },
  {
    kind: 'feed',
    at: { x: 0, y: 2, w: 6, h: 4 },
    feed: 'dutyBoard',
    columns: [
      { field: 'status', as: 'status' },
      { field: 'holder', as: 'text' },
      { field: 'category', as: 'word' },
      { field: 'due', as: 'countdown' },
      { field: 'state', as: 'word' },
      { field: 'weight', as: 'text' },
    ],
    metric: 'dutyCompletion',
    period: 'year',
    title: 'leadership.tile.duties',
  },
  {
    kind: 'feed',
    at: { x: 6, y: 2, w: 3, h: 2 },
    feed: 'overdueBoard',
    columns: [
      { field: 'holder', as: 'text' },
      { field: 'category', as: 'word' },
      { field: 'due', as: 'age' },
    ],
    metric: 'overdueDuties',
    period: 'day',
    title: 'leadership.tile.overdue',
  },
  {
    kind: 'feed',
    at: { x: 9, y: 2, w: 3, h: 2 },
    feed: 'nextVisits',
    columns: [
      { field: 'target', as: 'text' },
      { field: 'post', as: 'word' },
      { field: 'due', as: 'countdown' },
    ],
    metric: 'contactPointVisits',
    period: 'month',
    title: 'leadership.tile.visits',
  },
  {
    kind: 'feed',
    at: { x: 6, y: 4, w: 3, h: 2 },
    feed: 'uncoveredUnits',
    columns: [
      { field: 'place', as: 'text' },
      { field: 'uncovered', as: 'number' },
    ],
    title: 'leadership.tile.uncovered',
  },
  {
    kind: 'trend',
    at: { x: 9, y: 4, w: 3, h: 2 },
    metrics: ['orgCoverage', 'workCoverage'],
    ...year,
    period: 'day',
    title: 'leadership.tile.coverage',
  },
] as const satisfies readonly Tile[];
