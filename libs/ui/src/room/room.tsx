import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import { cellKey, feedKey, type CellStore, type LiveCell, type RoomMeta, type Words } from '@heli/client';
import { periodOn, type Catalogue, type Feed, type MetricEntry, type Pause } from '@heli/protocol';
import type { Audience, RelativePeriod } from '@heli/sdk';
import type { Ticker } from './ticker.js';

/** Everything a tile needs to draw itself: handed down once, so that a tile's own props say only what it shows. */
export interface Room {
  readonly store: CellStore;
  readonly catalogue: Catalogue;
  readonly words: Words;
  /** The server's time, once a second. */
  readonly ticker: Ticker;
  readonly organisation: string;
  readonly audience: Audience;
  /** Business zone, IANA. */
  readonly zone: string;
  /** Where phones find the server: `https://heli.example`. */
  readonly origin: string;
}

const context = createContext<Room | undefined>(undefined);
export const RoomProvider = context.Provider;

export function useRoom(): Room {
  const room = use(context);
  if (!room) throw new Error('A tile is drawn outside a RoomProvider.');
  return room;
}

export const useWords = (): Words => useRoom().words;

/** The server's now, in whole seconds; re-renders once a second. */
export function useNow(): number {
  const { ticker } = useRoom();
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}

/** The moment that what is shown belongs to: now, or, with the server gone, when it was last heard of. */
export function useContentNow(): number {
  const now = useNow();
  const asOf = useMetaOf((meta) => (meta.status === 'offline' ? meta.asOf : 0));
  return asOf === 0 ? now : asOf;
}

export function useMeta(): RoomMeta {
  const { store } = useRoom();
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribeMeta(listener), [store]),
    () => store.meta(),
  );
}

/** The mechanisms that stand still; the same list until it changes. */
export function usePauses(): readonly Pause[] {
  const { store } = useRoom();
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribeMeta(listener), [store]),
    () => store.meta().paused,
  );
}

/** Parts of the room's meta that change rarely, so that a tile isn't drawn for every frame. */
export function useMetaOf<Part extends string | number | boolean>(part: (meta: RoomMeta) => Part): Part {
  const { store } = useRoom();
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribeMeta(listener), [store]),
    () => part(store.meta()),
  );
}

export const useToday = (): string => useMetaOf((meta) => meta.today);
export const usePeriod = (period: RelativePeriod): string => periodOn(period, useToday());

/** A cell of the room's organisation by the name of its period; undefined until it is known. */
export function useCell(metric: string, period: string, key = ''): LiveCell | undefined {
  const { store, organisation } = useRoom();
  const name = cellKey(metric, organisation, period, key);
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe([name], listener), [store, name]),
    () => store.cell(metric, organisation, period, key),
  );
}

export function useFeed(feed: string): Feed | undefined {
  const { store, organisation } = useRoom();
  const name = feedKey(feed, organisation);
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe([name], listener), [store, name]),
    () => store.feed(feed, organisation),
  );
}

/** Values of one metric for many periods, as one text that changes only if a value does. */
export function useSeries(metric: string, periods: readonly string[]): readonly (number | null)[] {
  const { store, organisation } = useRoom();
  const joined = periods.join(' ');
  const subscribe = useCallback(
    (listener: () => void) =>
      store.subscribe(
        joined.split(' ').map((period) => cellKey(metric, organisation, period)),
        listener,
      ),
    [store, metric, organisation, joined],
  );
  const text = useSyncExternalStore(subscribe, () =>
    JSON.stringify(
      joined.split(' ').map((period) => store.cell(metric, organisation, period)?.value ?? null),
    ),
  );
  return JSON.parse(text) as (number | null)[];
}

export const metricOf = (catalogue: Catalogue, id: string): MetricEntry | undefined =>
  catalogue.mechanisms.flatMap((mechanism) => mechanism.metrics).find((metric) => metric.id === id);

export function useMetric(id: string): MetricEntry | undefined {
  return metricOf(useRoom().catalogue, id);
}
