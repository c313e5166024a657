import { useCallback, useState, useSyncExternalStore, type RefCallback } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of an element, as it changes. Zero until it has been laid out. */
export function useSize(): readonly [RefCallback<HTMLElement>, Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const attach = useCallback((element: HTMLElement | null) => {
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [attach, size];
}

const listen = (listener: () => void): (() => void) => {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
};

/** One hundredth of the screen's shorter side in pixels (1 vmin): every length on a wall derives from it. */
export const useUnit = (): number =>
  useSyncExternalStore(listen, () => Math.min(innerWidth, innerHeight) / 100);

/** Whether the screen is a strip (32:9) that has room for two pictures side by side. */
export const useStrip = (): boolean => useSyncExternalStore(listen, () => innerWidth / innerHeight >= 2.6);

/** Whether the screen is taller than wide. */
export const useUpright = (): boolean => useSyncExternalStore(listen, () => innerHeight > innerWidth);

/** The height of a row in hundredths of the screen's shorter side, so that few rows use the room there is, and many still fit. */
export function rowThatFills(size: Size, rows: number, unit: number, least: number, most: number): number {
  const share = size.height / unit / Math.max(1, rows);
  return Math.max(least, Math.min(most, Math.floor(share * 10) / 10));
}

/** How many rows of a height (in hundredths of the screen's) fit; all where nothing is laid out, as in a test. */
export const rowsThatFit = (size: Size, rowHeight: number, unit: number): number =>
  size.height === 0
    ? Number.POSITIVE_INFINITY
    : Math.max(1, Math.floor(size.height / (rowHeight * unit) + 0.02));
