import { useCallback, useSyncExternalStore } from 'react';
import type { MechanismEntry } from '@heli/protocol';
import { useRoom } from '../room/room.js';

const sceneMs = 30_000;

/** Whose turn it is among scenes that share the screen by time: by the server's clock, so that all walls agree. */
function useTurn(scenes: number): number {
  const { ticker } = useRoom();
  const turn = useCallback(() => Math.floor(ticker.now() / sceneMs) % Math.max(1, scenes), [ticker, scenes]);
  return useSyncExternalStore(ticker.subscribe, turn);
}

/** The mechanisms with a scene, first the one that is on: the one that is asked for, or whose turn it is. */
export function useScenes(only: string | undefined): readonly MechanismEntry[] {
  const { catalogue } = useRoom();
  // A scene belongs to the contract: of several mechanisms that do it, one brings it.
  const scenes = catalogue.mechanisms.filter(
    (one, i, all) => one.tiles.length > 0 && all.findIndex(({ contract }) => contract === one.contract) === i,
  );
  const turn = useTurn(scenes.length);
  const asked = scenes.filter(({ contract }) => contract === only);
  return asked.length > 0 ? asked : [...scenes.slice(turn), ...scenes.slice(0, turn)];
}
