import { useCallback, useSyncExternalStore } from 'react';
import { useRoom } from '../room/room.js';

/** Whether a moment has passed by the server's clock; re-renders when it does, not every second. */
export function useOver(until: string | null | undefined): boolean {
  const { ticker } = useRoom();
  return useSyncExternalStore(
    ticker.subscribe,
    useCallback(() => until != null && ticker.now() >= Date.parse(until), [ticker, until]),
  );
}

/** Seconds from a moment to another; never negative, since clocks differ by a little. */
export const secondsBetween = (from: string, to: number): number =>
  Math.max(0, Math.floor((to - Date.parse(from)) / 1_000));

/** `16:42` minutes and seconds, `1:06:42` with hours. */
export function clockText(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
