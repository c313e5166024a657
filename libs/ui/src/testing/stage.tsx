import type { ReactElement } from 'react';
import { act, render } from '@testing-library/react';
import { CellStore, words } from '@heli/client';
import {
  cellStates,
  type Catalogue,
  type CellState,
  type Feed,
  type MetricEntry,
  type Pause,
  type WireCell,
} from '@heli/protocol';
import { RoomProvider } from '../room/room.js';
import { uiWords } from '../words.js';

/** A room in memory for the tests of tiles: today is 2026-11-20, and it is 09:42 in Shanghai. */
export const now = Date.parse('2026-11-20T01:42:00.000Z');

export const metric = (id: string, more: Partial<MetricEntry> = {}): MetricEntry => ({
  id: `a.${id}`,
  kind: 'ratio',
  carry: 'flow',
  unit: '%',
  direction: 'up',
  bands: { green: 95, amber: 85 },
  minBase: 5,
  about: 'work',
  audience: 'public',
  version: 1,
  ...more,
});
export const count = (id: string, more: Partial<MetricEntry> = {}): MetricEntry => {
  const { bands: _, ...plain } = metric(id, { kind: 'count', unit: 'case', direction: 'context' });
  return { ...plain, ...more };
};

const names = {
  'a.name': '统筹协调',
  'a.metric.rate.name': '按期结案率',
  'a.metric.filed.name': '立案数',
  'a.metric.closed.name': '结案数',
  'a.step.one': '信息收集',
  'a.step.two': '案卷建立',
  'a.field.awaited': '未到',
  'a.field.arrivals': '到场',
  'a.kind.emergency': '应急',
};

export const catalogue = (metrics: readonly MetricEntry[]): Catalogue => ({
  build: 'b',
  sdk: '1.0.0',
  locales: { 'zh-CN': {}, en: {} },
  mechanisms: [
    {
      id: 'a',
      version: '1.0.0',
      contract: 'a',
      contractVersion: '1.0.0',
      state: 'migrated',
      metrics,
      tiles: [],
      pages: [],
      commands: [],
      queries: [],
      settings: {},
      locales: { 'zh-CN': names, en: {} },
    },
  ],
});

export interface CellSpec {
  readonly metric: string;
  readonly period: string;
  readonly key?: string;
  readonly n: number | null;
  readonly d?: number | null;
  readonly value: number | null;
  readonly state?: CellState;
  readonly published?: number;
}

const asOf = new Date(now - 2_000).toISOString();

const wireOf = (cell: CellSpec, id: number): WireCell => {
  const state = cellStates.indexOf(cell.state ?? 'live');
  const published = { n: 1, d: 2, value: cell.published ?? null, asOf };
  return [
    id,
    0,
    cell.n,
    cell.d ?? null,
    cell.value,
    60,
    state,
    cell.published === undefined ? {} : { published },
  ];
};

/** Draws an element in a room with these cells and feeds; `say` sends a further frame. */
export function stage(
  element: ReactElement,
  metrics: readonly MetricEntry[],
  cells: readonly CellSpec[],
  feeds: readonly Feed[] = [],
  paused: readonly Pause[] = [],
) {
  const store = new CellStore((run) => run());
  const encode = (list: readonly CellSpec[]) => ({
    names: list.map((cell, id) => [id, `a.${cell.metric}`, '1', cell.period, cell.key ?? ''] as const),
    cells: list.map(wireOf),
  });
  const base = { scope: 's', asOf, seq: 48_213, feeds, paused };
  store.applyWatched({
    ...base,
    ...encode(cells),
    from: 0,
    to: 5,
    snapshot: true,
    today: '2026-11-20',
    build: 'b',
  });
  store.setStatus('live');
  const known = catalogue(metrics);
  const room = {
    store,
    catalogue: known,
    words: words('zh-CN', uiWords, known.mechanisms[0]?.locales ?? {}),
    ticker: { subscribe: () => () => undefined, now: () => now },
    organisation: '1',
    audience: 'council',
    zone: 'Asia/Shanghai',
    origin: 'https://heli.example',
  } as const;
  const view = render(<RoomProvider value={room}>{element}</RoomProvider>);
  const say = (list: readonly CellSpec[]): void =>
    act(() => void store.applyFrame({ ...base, ...encode(list), from: 5, to: 6 }));
  return { ...view, store, say, text: () => view.container.textContent };
}
