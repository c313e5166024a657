import type { Tile } from '@heli/sdk';

const year = { grain: 'month', length: 12 } as const;

/** The council's scene: how it meets and decides on top, what follows from it below. */
export const tiles = [
  {
    kind: 'number',
    at: { x: 0, y: 0, w: 3, h: 2 },
    metric: 'resolutionOnTime',
    period: 'quarter',
    trend: year,
    beside: ['overdueActions'],
  },
  {
    kind: 'number',
    at: { x: 3, y: 0, w: 3, h: 2 },
    metric: 'attendanceRate',
    period: 'quarter',
    trend: year,
  },
  {
    kind: 'number',
    at: { x: 6, y: 0, w: 3, h: 2 },
    metric: 'meetingRegularity',
    period: 'year',
    trend: year,
  },
  {
    kind: 'number',
    at: { x: 9, y: 0, w: 3, h: 2 },
    metric: 'decisionLatency',
    period: 'year',
    beside: ['bottomUpShare'],
  },
  {
    kind: 'feed',
    at: { x: 0, y: 2, w: 5, h: 4 },
    feed: 'actionBoard',
    columns: [
      { field: 'status', as: 'status' },
      { field: 'title', as: 'text' },
      { field: 'unit', as: 'text' },
      { field: 'due', as: 'countdown' },
      { field: 'state', as: 'word' },
    ],
    metric: 'resolutionOnTime',
    period: 'year',
    title: 'council.tile.actions',
  },
  {
    kind: 'feed',
    at: { x: 5, y: 2, w: 4, h: 2 },
    feed: 'nextMeetings',
    columns: [
      { field: 'start', as: 'countdown' },
      { field: 'kind', as: 'word' },
      { field: 'body', as: 'text' },
      { field: 'state', as: 'word' },
    ],
    title: 'council.tile.next',
  },
  {
    kind: 'feed',
    at: { x: 9, y: 2, w: 3, h: 2 },
    feed: 'overdueBoard',
    columns: [
      { field: 'title', as: 'text' },
      { field: 'unit', as: 'text' },
      { field: 'due', as: 'age' },
    ],
    metric: 'overdueActions',
    period: 'day',
    title: 'council.tile.overdue',
  },
  {
    kind: 'feed',
    at: { x: 5, y: 4, w: 7, h: 2 },
    feed: 'targetBoard',
    columns: [
      { field: 'metric', as: 'word' },
      { field: 'path', as: 'text' },
      { field: 'now', as: 'text' },
      { field: 'verdict', as: 'word' },
    ],
    title: 'council.tile.targets',
  },
] as const satisfies readonly Tile[];
