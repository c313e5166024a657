import { useSyncExternalStore } from 'react';

const stepMs = 10 * 60_000;
const places = [
  [0, 0],
  [3, 0],
  [3, 3],
  [0, 3],
  [-3, 3],
  [-3, 0],
  [-3, -3],
  [0, -3],
  [3, -3],
] as const;

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, 60_000);
  return () => clearInterval(timer);
};

/** Where the picture stands, in pixels: a few aside every ten minutes, so that nothing burns in. */
export function useShift(): readonly [number, number] {
  const index = useSyncExternalStore(subscribe, () => Math.floor(Date.now() / stepMs) % places.length);
  return places[index] ?? places[0];
}
